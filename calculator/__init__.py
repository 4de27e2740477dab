"""What expertise lent by the day or the hour costs, exactly and with every number explained.

The standard library only. Visitors' browsers answer by MicroPython, which reads a translation of
what `calculator.wire` imports (plugins/browser/translation.py names its rules and refuses what it
cannot translate).
"""
