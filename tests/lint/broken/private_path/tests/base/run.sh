# A path that only one machine has.
cat /home/someone/orders.csv
