# Waits for the end of the run that holds our standard input, then removes what was made under its name.
# usage: PREFIX...: the beginnings of the paths of all its folders. A line "done" says that nothing of
# it is left. Whoever still dies in the folders may be quicker than us: then all is removed again.
trap '' HUP INT TERM
read -r word || word=
[ "$word" != done ] || exit 0
for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  left=
  for prefix in "$@"; do
    for folder in "$prefix"*; do
      [ ! -e "$folder" ] || {
        left=1
        rm -rf --one-file-system -- "$folder"
      }
    done
  done 2>/dev/null
  [ "$attempt" -eq 1 ] || [ -n "$left" ] || exit 0
  sleep 0.1
done
