package io.nifproof.bisect.variant;

import java.util.regex.Pattern;

/**
 * A function's name as compilers and demanglers print it, taken apart.
 *
 * @param qualified with its namespaces and classes: {@code geo::Box::side}
 * @param parameters in parentheses, as far as they are printed
 */
public record FunctionName(String qualified, String parameters) {
  private static final Pattern INSTANCE = Pattern.compile(" \\[with .*]$");
  private static final Pattern OPERATOR = Pattern.compile("(?:^|\\W)(operator\\W.*)$");

  /** Reads {@code static int geo::Box::side(float*, int*) const}, or only {@code side}. */
  public static FunctionName parse(String text) {
    String whole = INSTANCE.matcher(text).replaceFirst("");
    int close = whole.lastIndexOf(')');
    int open = close < 0 || whole.endsWith(">") ? -1 : opening(whole, close);
    String before = open < 0 ? whole : whole.substring(0, open);
    String parameters = open < 0 ? "" : whole.substring(open, close + 1);
    int operator = before.indexOf("operator");
    int start = afterLast(operator < 0 ? before : before.substring(0, operator), ' ');
    return new FunctionName(generic(before.substring(start)), parameters);
  }

  /** Without the arguments of a template's instance. */
  private static String generic(String name) {
    int last = afterLast(name, ':');
    int arguments = name.indexOf('<', last);
    boolean instance = arguments > last && name.endsWith(">") && !name.contains("operator");
    return instance ? name.substring(0, arguments) : name;
  }

  /** Its last part, which stands where it is defined; empty for what has no name there. */
  String base() {
    if (qualified.contains("<lambda")
        || qualified.contains("{lambda")
        || qualified.contains("$_")) {
      return "";
    }
    if (OPERATOR.matcher(qualified).find()) {
      return "operator";
    }
    String last = qualified.substring(afterLast(qualified, ':'));
    return last.matches("~?[A-Za-z_$][\\w$]*") ? last : "";
  }

  private static int opening(String text, int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Behind the last such character that stands in no bracket. */
  private static int afterLast(String text, char wanted) {
    int depth = 0;
    for (int i = text.length() - 1; i >= 0; i--) {
      char here = text.charAt(i);
      depth += ")>}".indexOf(here) >= 0 ? 1 : "(<{".indexOf(here) >= 0 ? -1 : 0;
      if (depth == 0 && here == wanted) {
        return i + 1;
      }
    }
    return 0;
  }
}
