"""power.py BORNE SOURCE_DIR: the power button asks. Work behind the question stays as it was, a
scan goes back to it and counts; what is chosen reaches the helper as its line; where there is no
helper the screen says what to do."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

BORNE, SOURCE = (os.path.abspath(word) for word in sys.argv[1:])

WORK = """include {source}/tests/play/month.play
scan crate 10 2/3
tap pair_0
tap go
screen pick
type 29
power
screen power
expect Éteindre la borne
absent Oignons
tap back
screen pick
expect 29
power
scan 9999999999994
screen not_this
hear unknown
tap understood
screen pick
# Nobody answers: back to work.
power
wait 100000
screen pick
"""

ASK = """power
tap {name}
screen power
expect {says}
"""


def play(folder, script, helper, helped):
    path = os.path.join(folder, "script.play")
    with open(path, "w", encoding="utf-8") as file:
        file.write(script)
    command = [BORNE, "play", "--data", folder + "/data", "--stick", folder + "/stick", path]
    done = subprocess.run(command, capture_output=True, text=True, check=False,
                          env={**os.environ, "BORNE_HELPER": helper if helped else folder + "/no"})
    assert done.returncode == 0, (done.stdout[-600:], done.stderr[-600:])


def main():
    with tempfile.TemporaryDirectory(prefix="borne-power-") as folder:
        heard = []
        shutil.copytree(SOURCE + "/assets/demo", folder + "/stick")  # the day writes on it
        helper = folder + "/helper.sock"
        server = socket.socket(socket.AF_UNIX)
        server.bind(helper)
        server.listen()

        def answer():
            while True:
                connection, _ = server.accept()
                with connection:
                    heard.append(connection.recv(64))
                    connection.sendall(b"ok\n")

        threading.Thread(target=answer, daemon=True).start()
        play(folder, WORK.format(source=SOURCE), helper, True)
        assert heard == [], heard
        play(folder, ASK.format(name="off", says="À bientôt"), helper, True)
        play(folder, ASK.format(name="restart", says="À bientôt"), helper, True)
        assert heard == [b"power off\n", b"power restart\n"], heard
        play(folder, ASK.format(name="off", says="cinq secondes"), helper, False)


main()
