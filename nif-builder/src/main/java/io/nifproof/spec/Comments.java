package io.nifproof.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Comments of Erlang sources. */
final class Comments {
  private Comments() {}

  /**
   * The text of the comment that ends right above a line.
   *
   * @param line counted from 1
   */
  static String above(List<String> lines, int line) {
    List<String> text = new ArrayList<>();
    for (int i = line - 2; i >= 0 && i < lines.size(); i--) {
      String comment = lines.get(i).strip();
      if (!comment.startsWith("%")) {
        break;
      }
      text.add(
          comment.replaceAll("^%+ ?", "").replaceAll("^@doc ?", "").replaceAll("^[-=%]+$", ""));
    }
    Collections.reverse(text);
    return String.join("\n", text).strip();
  }
}
