package io.nifproof.explain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a crash text, cut where they are longer than any evidence. Immutable.
 *
 * <p>Quotes and line ends that Erlang and Elixir wrote with a backslash ({@code \'} in charlists
 * before Elixir 1.15) are read as what they stand for. What a terminal or a pretty printer broke
 * into several lines is also searched as one.
 */
public final class ReportedText {
  private static final int MAX_LINES = 50_000;
  private static final int LONGEST_LINE = 2_000;
  private static final Pattern VM =
      Pattern.compile(
          "\\bbeam(?:\\.smp|\\.debug|_jit|/)|\\b(?:erts|enif|erl|ethr)_\\w|\\berts-\\d|erl\\.exe"
              + "|\\b\\d+_(?:dirty_(?:cpu|io)_)?sched|\\bload_nif\\b|\\bprocess_main\\b"
              + "|(?i:\\berlang\\b|\\belixir\\b|\\bOTP\\b|\\bNIFs?\\b|_nif\\b|\\biex\\b|\\bmix\\b"
              + "|\\brebar3\\b|\\brustler\\b)");
  private static final Pattern LOADS =
      Pattern.compile(
          "(?i)failed to load nif|load_failed|load_nif|on_load|bad_lib|\\benif_|nif_init|/priv/"
              + "|_nif\\b|\\bnif\\b");

  private static final Pattern OTHER =
      Pattern.compile(
          "^\\s*(?:#\\d+|\\* frame #\\d+:|frame #\\d+:).*\\bmain(?:"
              + " ?\\(|\\s*$)|__libc_start_main|thread 'main' panicked|^goroutine 1 \\[|internal"
              + " compiler error|\\bcollect2\\b|error: could not compile|: error:"
              + " |make(?:\\[\\d+\\])?: \\*\\*\\*|\\.py\"?,"
              + " line|ImportError|node:internal|\\.node\\b|^Process:\\s+(?!beam|erl)|(?i:faulting"
              + " application name: ?(?!erl|werl|beam|iex))|java\\.lang\\.|\\.rb:\\d+:in ");

  private final List<String> lines;
  private final List<String> lower;
  private final Grams grams;
  private final List<Passage> passages;
  private final Map<Pattern, Needles> needles = new ConcurrentHashMap<>();

  /** Takes the first 50,000 lines of a text. */
  public ReportedText(String text) {
    this.lines = text.lines().limit(MAX_LINES).map(ReportedText::plain).toList();
    this.lower = lines.stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();
    this.grams = new Grams(lower);
    this.passages = Passage.of(lines);
  }

  private static String plain(String line) {
    String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) : line;
    return cut.indexOf('\\') < 0
        ? cut
        : cut.replace("\\'", "'").replace("\\\"", "\"").replace("\\n", " ").replace("\\t", " ");
  }

  /** The first line in which a pattern is found; else the first that others continue. */
  public Optional<Found> first(Pattern pattern) {
    Needles words = needles.computeIfAbsent(pattern, Needles::of);
    return firstFrom(1, lines.size(), pattern)
        .or(() -> passages.stream().flatMap(p -> p.find(pattern, words).stream()).findFirst());
  }

  /** The first of some lines in which a pattern is found. */
  public Optional<Found> firstFrom(int number, int last, Pattern pattern) {
    Needles words = needles.computeIfAbsent(pattern, Needles::of);
    if (!grams.mayHave(words)) {
      return Optional.empty();
    }
    for (int i = Math.max(1, number); i <= Math.min(last, lines.size()); i++) {
      if (words.mayBeIn(lower.get(i - 1))) {
        Matcher matcher = pattern.matcher(lines.get(i - 1));
        if (matcher.find()) {
          return Optional.of(new Found(i, matcher));
        }
      }
    }
    return Optional.empty();
  }

  /** Every line in which a pattern is found. */
  public List<Found> all(Pattern pattern) {
    List<Found> found = new ArrayList<>();
    Optional<Found> next = firstFrom(1, lines.size(), pattern);
    while (next.isPresent()) {
      found.add(next.get());
      next = firstFrom(next.get().number() + 1, lines.size(), pattern);
    }
    return found;
  }

  public boolean has(Pattern pattern) {
    return first(pattern).isPresent();
  }

  /** Whether anything in the text belongs to an Erlang VM, so that a crash in it may be one's. */
  public boolean ofVm() {
    return has(VM);
  }

  /** Whether the end of a process that the text tells may be a VM's: nothing says it is not. */
  public boolean mayBeVm() {
    return ofVm() || !has(OTHER);
  }

  /** Whether a load that the text tells may be a NIF's: it says so, or nothing says it is not. */
  public boolean mayLoadNif() {
    return has(LOADS) || !has(OTHER);
  }

  /** A line, as it is searched. */
  public String line(int number) {
    return lines.get(number - 1);
  }

  /** How many lines there are. */
  public int size() {
    return lines.size();
  }
}
