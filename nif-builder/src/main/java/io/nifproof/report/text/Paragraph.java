package io.nifproof.report.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Breaks text into lines that fit. Paths and commands, which people copy, stay whole: what stands
 * in backticks is never broken, and a word that is too long has a line of its own.
 */
public final class Paragraph {
  /** A run without spaces, in which a span in backticks counts as one letter. */
  private static final Pattern WORD = Pattern.compile("(?:`[^`]*`|\\S)+");

  private final int width;

  public Paragraph(int width) {
    this.width = width;
  }

  /** The lines, each after its indentation; line breaks of the text stay. */
  public List<String> lines(String indentation, String text) {
    return text.lines()
        .flatMap(line -> fill(indentation, line).stream())
        .collect(Collectors.toList());
  }

  private List<String> fill(String indentation, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indentation);
    Matcher words = WORD.matcher(text);
    while (words.find()) {
      boolean first = line.length() == indentation.length();
      if (!first && line.length() + 1 + words.group().length() > width) {
        lines.add(line.toString());
        line.setLength(indentation.length());
        first = true;
      }
      line.append(first ? "" : " ").append(words.group());
    }
    if (line.length() > indentation.length()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
