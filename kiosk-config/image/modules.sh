#!/bin/sh
# modules.sh: what any PC needs to reach its disk goes into the first RAM disk; udev loads of it
# what is there. (hook of initramfs-tools)
case ${1:-} in
prereqs) exit 0 ;;
esac
. /usr/share/initramfs-tools/hook-functions

for folder in ata nvme/host usb/host usb/storage virtio mmc/host; do
    copy_modules_dir "kernel/drivers/$folder"
done
manual_add_modules sd_mod virtio_blk virtio_scsi mmc_block ext4 overlay
