#!/bin/sh
# Stands for a compiler: whatever the project's rules say, each source is compiled as is told here.
printf '%s\n' '@CALL@' "$PWD" "$@" >>@NOTES@/$$

# $1: a source's name in the project. $2: its file. Then the words of the call.
compile() {
  name=$1
  file=$2
  shift 2
  case $name in
@UNITS@
  *) @COMPILER@ "$@" @OTHERS@ "$file" ;;
  esac
}

is_source() {
  case $1 in
  -*) return 1 ;;
  *.c | *.cc | *.cp | *.cpp | *.cxx | *.c++ | *.C) [ -f "$1" ] ;;
  *) return 1 ;;
  esac
}

takes_value() {
  case $1 in
  -o | -include | -imacros | -MF | -MT | -MQ | -I | -isystem | -iquote | -L | -D | -U) true ;;
  -Xlinker | -T | -z | -u) true ;;
  *) false ;;
  esac
}

name_of() {
  case $1 in
  /*) path=$1 ;;
  *) path=$PWD/$1 ;;
  esac
  path=$(cd "$(dirname "$path")" && pwd -P)/${path##*/}
  case $path in
  @TREE@/*) path=${path#@TREE@/} ;;
  esac
}

# $1: a source. $2: the object to make. Then the words of the call, of which those about the link,
# and about other sources, are left out.
compile_one() {
  source=$1
  object=$2
  shift 2
  left=$#
  while [ "$left" -gt 0 ]; do
    word=$1
    shift
    left=$((left - 1))
    case $word in
    -o | -L | -Xlinker | -T | -z | -u)
      shift
      left=$((left - 1))
      ;;
    -c | -shared | -Wl,* | -l* | -L* | *.o | *.a | *.so) ;;
    *)
      if takes_value "$word"; then
        set -- "$@" "$word" "$1"
        shift
        left=$((left - 1))
      elif ! is_source "$word"; then
        set -- "$@" "$word"
      fi
      ;;
    esac
  done
  name_of "$source"
  compile "$path" "$source" "$@" -c -o "$object"
}

kind=link
sources=0
output=
before=
for word; do
  if takes_value "$before"; then
    [ "$before" = -o ] && output=$word
    before=
    continue
  fi
  before=$word
  case $word in
  -c) kind=compile ;;
  -S | -E | -M | -MM | -fsyntax-only | -x | @*) kind=other && break ;;
  *) is_source "$word" && sources=$((sources + 1)) ;;
  esac
done
if [ "$kind" = other ] || [ "$sources" = 0 ]; then
  exec @COMPILER@ "$@" @LINK@
fi

number=0
before=
for word; do
  if takes_value "$before"; then
    before=
    continue
  fi
  before=$word
  if is_source "$word"; then
    number=$((number + 1))
    object=${word##*/}
    object=${object%.*}.o
    [ "$kind" = compile ] && [ -n "$output" ] && object=$output
    [ "$kind" = link ] && object=${TMPDIR:-/tmp}/steered-$$-$number.o
    compile_one "$word" "$object" "$@" || exit
  fi
done
[ "$kind" = compile ] && exit

number=0
left=$#
while [ "$left" -gt 0 ]; do
  word=$1
  shift
  left=$((left - 1))
  if takes_value "$word" && [ "$left" -gt 0 ]; then
    set -- "$@" "$word" "$1"
    shift
    left=$((left - 1))
  elif is_source "$word"; then
    number=$((number + 1))
    set -- "$@" "${TMPDIR:-/tmp}/steered-$$-$number.o"
  else
    set -- "$@" "$word"
  fi
done
exec @COMPILER@ "$@" @LINK@
