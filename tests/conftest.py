"""Programs that tests start must hear Ctrl-C, also where the suite runs in a shell's background, which has it ignored."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
