#!/bin/sh
# Reads a list with a row for each shift, and writes a placement for each candidate and contract: its hours are the sum
# of the shifts, its first day is that of the first shift. Cells come in as JSON Lines; a reading goes out as JSON Lines.
exec awk -f read.awk
