"""test_display.py: the way to the screen: tried in order, kept once the screen showed a picture,
left when it does not. A folder is the system's root; Borne, cage, the X server and what reads
the screen are programs of the test's own."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest

SCRIPT = os.path.join(os.environ["SOURCE"], "kiosk-config", "display.sh")


class Display(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.mkdtemp(prefix="borne-display-")
        self.addCleanup(shutil.rmtree, self.dir)
        self.root = os.path.join(self.dir, "root")
        self.put("root/dev/dri/card0", "")
        self.put("root/sys/class/drm/card0/device/modalias", "pci:v8086\n")
        self.put("root/sys/class/drm/card0-VGA-1/status", "connected\n")
        for folder in ("var/lib/borne", "run/borne", "tmp"):
            os.makedirs(os.path.join(self.root, folder))
        self.says = os.path.join(self.dir, "said")
        self.program("root/usr/bin/borne",
                     'echo "borne $* driver=${SDL_VIDEODRIVER:-} renderer=${SDL_RENDER_DRIVER:-} '
                     'soft=${LIBGL_ALWAYS_SOFTWARE:-} display=${DISPLAY:-} '
                     f'watched=$([ "${{WATCHDOG_PID:-}}" = $$ ] && echo yes)" >>{self.says}')
        self.program("bin/cage", f'[ "$1" = -d ] && [ "$2" = -- ] && shift 2\n'
                                 f'echo "cage ${{XDG_RUNTIME_DIR:?}}" >>{self.says}\nexec "$@"')
        self.program("root/usr/lib/xorg/Xorg", f'echo "Xorg $*" >>{self.says}\n'
                     f'mv {self.root}/tmp/waits/X0 {self.root}/tmp/.X11-unix/X0\nexec sleep 60')
        self.on_screen(0, "picture 1280x800, 400 colours, 700 in 1000 ground")

    def put(self, name, text):
        path = os.path.join(self.dir, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def program(self, name, text):
        self.put(name, f"#!/bin/sh\n{text}\n")
        os.chmod(os.path.join(self.dir, name), 0o755)

    def on_screen(self, code, words):
        self.program("root/usr/lib/borne/borne-screen", f"echo '{words}'; exit {code}")

    def remove(self, name):
        os.unlink(os.path.join(self.dir, name))

    def display(self, *words, code=0, **env):
        env = {"PATH": os.path.join(self.dir, "bin") + ":" + os.environ["PATH"],
               "BORNE_ROOT": self.root, **env}
        done = subprocess.run(["sh", SCRIPT, *words], env=env, capture_output=True, text=True,
                              check=False, timeout=240)
        self.assertEqual(done.returncode, code, done.stderr)

    def kept(self):
        with open(os.path.join(self.root, "var/lib/borne/display"), encoding="utf-8") as file:
            return dict(line.rstrip("\n").split(" ", 1) for line in file)

    def run_once(self, **env):
        """One start of the service; what was said meanwhile."""
        open(self.says, "w", encoding="utf-8").close()
        for folder in ("waits", ".X11-unix"):
            os.makedirs(os.path.join(self.root, "tmp", folder), exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            os.unlink(os.path.join(self.root, "tmp/.X11-unix/X0"))
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server, \
                contextlib.chdir(os.path.join(self.root, "tmp/waits")):  # its path is to be short
            with contextlib.suppress(FileNotFoundError):
                os.unlink("X0")
            server.bind("X0")  # where the X server will put it, once it has spoken
        self.display("run", "--data", "x y", **env)
        with open(self.says, encoding="utf-8") as file:
            return file.read()

    def no_picture(self, **env):
        """A start without a picture."""
        said = self.run_once(**env)
        self.display("end", SERVICE_RESULT="exit-code", **env)
        return said

    def succeed(self, **env):
        said = self.run_once(**env)
        self.display("look", **env)
        self.display("keep", **env)
        return said

    def test_the_kernel_s_screen_comes_first_and_is_kept(self):
        said = self.succeed()
        self.assertEqual(said, "borne --data x y driver=kmsdrm renderer=opengles2 soft= display= "
                               "watched=\n")
        kept = self.kept()
        self.assertEqual((kept["way"], kept["tries"]), ("kms", "0"))
        self.assertEqual(kept["seen"], "picture 1280x800, 400 colours, 700 in 1000 ground")
        self.succeed()
        self.assertEqual(self.kept()["way"], "kms")

    def test_each_way_is_left_after_two_starts_without_a_picture(self):
        seen = []
        for _ in range(9):
            said = self.no_picture()
            driver = "soft" if "soft=1" in said and "kmsdrm" in said else \
                said.split("driver=")[1].split()[0]
            seen.append(driver)
        self.assertEqual(seen, ["kmsdrm"] * 2 + ["soft"] * 2 + ["wayland"] * 2 + ["x11"] * 2 +
                         ["kmsdrm"])

    def test_what_lies_between_lets_the_watchdog_be_answered(self):
        for way, first in (("cage", "cage "), ("x11", "Xorg :0 vt1 ")):
            said = self.succeed(BORNE_DISPLAY=way)
            self.assertTrue(said.startswith(first), said)
            self.assertIn("watched=yes", said)
            self.assertEqual(self.kept()["way"], way)
        self.assertIn("display=:0", said)
        self.assertIn("-nolisten tcp", said)

    def test_a_picture_clears_what_failed_before(self):
        self.no_picture()
        self.assertEqual(self.kept()["tries"], "1")
        self.succeed()
        self.no_picture()
        self.assertEqual((self.kept()["way"], self.kept()["tries"]), ("kms", "1"))

    def test_a_screen_that_shows_nothing_is_a_failure(self):
        self.on_screen(1, "nothing 1280x800, 1 colours, 1000 in 1000 ground")
        self.run_once()
        self.display("look", code=1)
        self.on_screen(1, "dark")
        self.display("look", code=1)
        self.assertEqual(self.kept()["tries"], "1")
        # One that nobody can read is none.
        self.on_screen(3, "unread 1280x800: Permission denied")
        self.succeed()
        self.assertEqual(self.kept()["seen"], "unread 1280x800: Permission denied")

    def test_only_what_is_there_is_tried(self):
        self.remove("bin/cage")
        self.display("run", PATH="/usr/bin:/bin")
        for _ in range(3):
            self.no_picture(PATH="/usr/bin:/bin")
        self.assertEqual(self.kept()["way"], "soft")
        self.no_picture(PATH="/usr/bin:/bin")
        self.assertEqual(self.kept()["way"], "x11")
        # A PC without a driver of its chip: the firmware's memory, through X, at once.
        self.remove("root/dev/dri/card0")
        self.remove("root/sys/class/drm/card0/device/modalias")
        self.remove("root/sys/class/drm/card0-VGA-1/status")
        self.put("root/dev/fb0", "")
        self.assertIn("driver=x11", self.succeed())

    def test_another_pc_begins_anew(self):
        self.succeed(BORNE_DISPLAY="x11")
        self.assertIn("driver=x11", self.succeed())
        self.put("root/sys/class/drm/card0/device/modalias", "pci:v1002\n")
        self.assertIn("driver=kmsdrm", self.succeed())

    def test_another_version_begins_anew_where_the_one_before_did_not_stay_up(self):
        """Elsewhere it does not: a PC that knows only the last way would seem to be broken."""
        self.succeed(BORNE_DISPLAY="x11")
        os.utime(os.path.join(self.root, "usr/bin/borne"), (1, 1))
        self.assertIn("driver=x11", self.succeed())
        self.succeed(BORNE_DISPLAY="kms")
        self.display("doubt")
        for _ in range(2):
            self.assertIn("soft=1", self.succeed())
        os.utime(os.path.join(self.root, "usr/bin/borne"), (2, 2))
        self.assertIn("soft= ", self.succeed())
        os.utime(os.path.join(self.root, "usr/bin/borne"), (3, 3))
        self.succeed(BORNE_DISPLAY="x11")
        os.utime(os.path.join(self.root, "usr/bin/borne"), (4, 4))
        self.assertIn("driver=x11", self.succeed())

    def test_no_screen_is_no_fault(self):
        self.put("root/sys/class/drm/card0-VGA-1/status", "disconnected\n")
        for _ in range(5):
            self.no_picture()
        self.assertEqual((self.kept()["way"], self.kept()["tries"]), ("kms", "0"))

    def test_switched_off_before_the_picture_is_no_fault(self):
        for why in ({"SERVICE_RESULT": "success"},
                    {"SERVICE_RESULT": "signal", "EXIT_STATUS": "KILL"}) * 2:
            self.run_once()
            self.display("end", **why)
        self.assertEqual((self.kept()["way"], self.kept()["tries"]), ("kms", "0"))
        # Where it fell by itself, or was waited for in vain, it is one.
        self.run_once()
        self.display("end", SERVICE_RESULT="signal", EXIT_STATUS="SEGV")
        self.run_once()
        self.display("end", SERVICE_RESULT="timeout", EXIT_STATUS="KILL")
        self.assertEqual(self.kept()["tries"], "2")

    def test_what_does_not_stay_up_is_left_at_the_next_start(self):
        self.succeed()
        open(self.says, "w", encoding="utf-8").close()
        self.display("show", "fault")
        with open(self.says, encoding="utf-8") as file:
            self.assertTrue(file.read().startswith("borne fault driver=kmsdrm"))
        self.assertEqual(self.kept()["tries"], "0")
        self.display("doubt")
        self.succeed()
        self.assertEqual(self.kept()["way"], "soft")

    def test_only_what_fell_by_itself_is_a_fault(self):
        """Started anew by hand too often at once, Borne comes back; the PC does not start anew."""
        def lost(says):
            self.program("bin/systemctl",
                         f'echo "$*" >>{self.says}; case $1 in show) {says} ;; esac')
            open(self.says, "w", encoding="utf-8").close()
            self.display("lost")
            with open(self.says, encoding="utf-8") as file:
                return [line for line in file.read().splitlines() if not line.startswith("show")]

        fault = ["start --no-block borne-fault.service"]
        self.assertEqual(lost("echo 5"), fault)
        self.assertEqual(lost("exit 1"), fault)
        self.assertEqual(lost("true"), fault)
        for number in (0, 4):
            self.assertEqual(lost("echo %d" % number),
                             ["reset-failed borne.service",
                              "start --no-block borne.service"])  # fmt: skip
        with open(os.path.join(os.path.dirname(SCRIPT), "systemd/borne.service"),
                  encoding="utf-8") as file:  # fmt: skip
            unit = file.read()
        said = dict(re.findall(r"^(\w+)=(.*)$", unit, re.MULTILINE))
        self.assertEqual(said["StartLimitBurst"], "5")
        self.assertEqual(said["OnFailure"], "borne-lost.service")
        # A start that hangs is counted too: before its picture, or, for less long, behind it.
        start, end, rest, watch = (int(said[word]) for word in (
            "TimeoutStartSec", "TimeoutStopSec", "RestartSec", "WatchdogSec"))
        self.assertLess(watch, start)
        self.assertGreater(int(said["StartLimitIntervalSec"]), 5 * (start + end + rest))

    def test_a_state_that_nobody_wrote_is_none(self):
        for text in ("", "way \n", "way ../../x\ntries 1\n", "way kms\ntries ; reboot\n", "\0\xff"):
            self.put("root/var/lib/borne/display", text)
            self.assertIn("driver=kmsdrm", self.succeed())
        self.display("run", code=2, BORNE_DISPLAY="vnc")
        for words in ((), ("start",), ("--help",)):
            self.display(*words, code=2)

    def test_a_full_disk_is_no_reason_not_to_start(self):
        os.mkdir(os.path.join(self.root, "var/lib/borne/display.new"))
        for _ in range(3):
            self.assertIn("driver=kmsdrm", self.succeed())
        self.display("end", SERVICE_RESULT="success")

    def test_an_x_server_that_does_not_start_is_a_failure(self):
        self.program("root/usr/lib/xorg/Xorg", "exit 1")
        self.display("run", code=1, BORNE_DISPLAY="x11")


unittest.main()
