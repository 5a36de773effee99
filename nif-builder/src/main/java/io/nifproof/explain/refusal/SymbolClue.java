package io.nifproof.explain.refusal;

import io.nifproof.audit.platform.EnifTable;
import io.nifproof.audit.platform.SymbolOwner;
import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Found;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Symbols that the loader did not find, in the words of every loader. */
public final class SymbolClue implements Clue {
  /** The pattern, and which groups are the file and the symbol. */
  private record Loader(Pattern pattern, int file, int symbol, boolean underscore) {}

  private static final String REFUSED = "the library was refused, in order, because ";

  /** Functions that are bound when they are first called; then the loader ends the process. */
  private static final Pattern LATE =
      Pattern.compile("symbol lookup error|lazy symbol binding failed|missing symbol called");

  private static Loader loader(String regex, int file, int symbol, boolean underscore) {
    return new Loader(Pattern.compile(regex), file, symbol, underscore);
  }

  private static final List<Loader> LOADERS =
      List.of(
          loader("(?:([^\\s'\":]+): )?undefined symbol:? '?([\\w.@$]+)", 1, 2, false),
          loader("Error relocating ([^\\s:]+): ([\\w.@$]+): symbol not found", 1, 2, false),
          loader("symbol not found in flat namespace:? \\(?['\"‘]?([\\w.@$]+)", 0, 1, true),
          loader(
              "Symbol not found:? \\(?['\"‘]?([\\w.@$]+)\\)?(?:.*?Referenced from: (?:<\\S+> )?"
                  + "'?([^\\s']+))?",
              2,
              1,
              true),
          loader(
              "Undefined symbol \"([\\w.@$]+)\"(?: referenced from \\S+ in (\\S+))?", 2, 1, false));

  @Override
  public void read(ReportedText text, Statements statements) {
    for (Loader loader : LOADERS) {
      Optional<Found> line =
          text.all(loader.pattern()).stream()
              .filter(found -> LoaderText.ofNif(text, found))
              .findFirst()
              .or(() -> LoaderText.first(text, loader.pattern()));
      if (line.isPresent()) {
        tell(text, line.get(), loader, statements);
        return;
      }
    }
  }

  private static void tell(ReportedText text, Found line, Loader loader, Statements statements) {
    String file = loader.file() == 0 ? "" : line.group(loader.file());
    String written = line.group(loader.symbol());
    String symbol = loader.underscore() && written.startsWith("_") ? written.substring(1) : written;
    SymbolOwner owner = SymbolOwner.of(symbol);
    boolean needed = LoaderText.needed(text, file);
    boolean late = LATE.matcher(text.line(line.number())).find();
    statements.proves(
        line.number(),
        (late ? "the process ended when a function was called, because " : REFUSED)
            + (needed ? LoaderText.subject(text, file) + " wants `" : "")
            + (needed ? symbol + "`, and " : "")
            + owner.why().replace("$symbol", needed ? "it" : "`" + symbol + "`")
            + since(symbol)
            + " ("
            + owner.finding()
            + ")");
    if (!owner.remedy().isEmpty()) {
      statements.next(line.number(), owner.remedy().replace("$symbol", symbol));
    }
    statements.next(line.number(), "nifproof explain " + owner.finding());
  }

  /** Of a function of erl_nif.h, the OTP that brought it. */
  private static String since(String symbol) {
    EnifTable table = EnifTable.get();
    return symbol.startsWith("enif_")
        ? table
            .otpOf(symbol)
            .map(otp -> "; OTP " + otp + " brought it")
            .orElse("; no OTP up to " + table.newest() + " has a function of that name")
        : "";
  }
}
