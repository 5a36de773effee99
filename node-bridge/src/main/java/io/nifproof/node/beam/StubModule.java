package io.nifproof.node.beam;

import io.nifproof.node.FunctionId;
import io.nifproof.node.OtpRelease;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Assembles modules whose functions only wait for a library. Stateless. */
public final class StubModule {
  private static final int MOST_ARGUMENTS = 255;

  private StubModule() {}

  /**
   * Assembles a module. It exports the functions, each of which raises {@code nif_not_loaded} until
   * a library replaces it, {@code '$nifproof_load'/2}, whose body is {@code erlang:load_nif(A, B)},
   * and {@code module_info/0,1}.
   *
   * <p>{@link #oldestOtp} tells on which releases the result loads.
   *
   * @param module the module's name
   * @param functions what the library's table names; duplicates, and functions that the module has
   *     anyway, are ignored
   * @param declareNifs whether they are declared as by {@code -nifs}
   * @throws IllegalArgumentException when a name is over 255 characters or no valid Unicode, or an
   *     arity is not 0 to 255: no VM could have such a function
   */
  public static byte[] assemble(
      String module, Collection<FunctionId> functions, boolean declareNifs) {
    requireAtom(module);
    Interner<String> atoms = new Interner<>(1, List.of(module));
    Interner<TableEntry> imports = new Interner<>(0, List.of());
    CodeWriter code = new CodeWriter(atoms, imports, 1);
    List<TableEntry> exports = new ArrayList<>();
    for (FunctionId function : new TreeSet<>(functions)) {
      requireFunction(function);
      if (!isOwn(function)) {
        exports.add(code.stub(function, declareNifs));
      }
    }
    exports.add(code.loader());
    exports.add(code.moduleInfo(module));
    exports.add(code.moduleInfoItem(module));
    code.end();
    return AssembledModule.of(atoms.entries(), imports.entries(), exports, code, exports.size())
        .write();
  }

  /**
   * The oldest OTP that loads what {@link #assemble} makes of the same arguments: 23, or 25 with
   * declared NIFs, or 28 when a name of up to 255 characters is over 255 bytes in UTF-8. Older ones
   * refuse the module; one with such a name makes OTP 23 allocate 32 GiB and die.
   */
  public static OtpRelease oldestOtp(
      String module, Collection<FunctionId> functions, boolean declareNifs) {
    boolean longName =
        Stream.concat(Stream.of(module), functions.stream().map(FunctionId::name))
            .anyMatch(AtomTable::isLong);
    if (longName) {
      return new OtpRelease(28);
    }
    return new OtpRelease(declareNifs ? 25 : 23);
  }

  private static boolean isOwn(FunctionId function) {
    return function.equals(BeamFile.LOADER)
        || (function.name().equals("module_info") && function.arity() < 2);
  }

  private static void requireFunction(FunctionId function) {
    requireAtom(function.name());
    if (function.arity() < 0 || function.arity() > MOST_ARGUMENTS) {
      throw new IllegalArgumentException(
          "arity of `" + function + "`, expected 0 to " + MOST_ARGUMENTS);
    }
  }

  private static void requireAtom(String name) {
    int length = name.codePointCount(0, name.length());
    if (length > AtomTable.LONGEST_ATOM) {
      throw new IllegalArgumentException(
          "name `" + name + "` of " + length + " characters, expected up to 255");
    }
    if (name.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      throw new IllegalArgumentException("name `" + name + "` with half a surrogate pair");
    }
  }
}
