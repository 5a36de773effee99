package io.nifproof.node.beam;

import io.nifproof.node.FunctionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a compiled Erlang module says about itself. Immutable.
 *
 * <p>Functions are read from the code itself, so that stripped files tell as much as others. NIF
 * declarations ({@code -nifs}, OTP 25+) are in no attribute: they are the instruction {@code
 * nif_start} at the start of a function (erl_nif.c and v3_core.erl of OTP 25).
 */
public final class BeamFile {
  /** The function that a patched module or a stub has in addition: loads a library into it. */
  public static final FunctionId LOADER = new FunctionId("$nifproof_load", 2);

  private static final Pattern RAISES = Pattern.compile("not_loaded|nif_err|not_impl");
  private static final FunctionId MODULE_INFO = new FunctionId("module_info", 0);

  private final ChunkFile file;
  private final AtomTable atoms;
  private final List<TableEntry> importTable;
  private final List<TableEntry> exportTable;
  private final CodeChunk code;
  private final List<FunctionId> exports;

  private BeamFile(byte[] bytes) throws BeamFormatException {
    file = ChunkFile.read(bytes);
    atoms = AtomTable.read(file);
    ByteCursor imports = file.mandatory(TableEntry.IMPORTS);
    importTable = List.copyOf(TableEntry.read(imports));
    int erlang = atoms.atoms().indexOf("erlang") + 1;
    int nifError = atoms.atoms().indexOf("nif_error") + 1;
    code =
        CodeChunk.read(
            file.mandatory(CodeChunk.NAME),
            atoms.atoms().size(),
            index -> isNifError(index, erlang, nifError));
    ByteCursor in = file.mandatory(TableEntry.EXPORTS);
    exportTable = List.copyOf(TableEntry.read(in));
    List<FunctionId> exported = new ArrayList<>();
    for (TableEntry entry : exportTable) {
      exported.add(new FunctionId(atoms.get(entry.first(), in), entry.second()));
    }
    exports = exported.stream().sorted().toList();
  }

  /**
   * Reads a module.
   *
   * @param bytes a whole .beam file, also one that is compressed; not changed
   * @throws BeamFormatException when it is none, is damaged, or has instructions newer than known
   */
  public static BeamFile parse(byte[] bytes) throws BeamFormatException {
    return new BeamFile(bytes);
  }

  /** Whether its code calls {@code erlang:load_nif/2}, as only the module of a NIF library does. */
  public boolean loadsNif() {
    int erlang = atoms.atoms().indexOf("erlang") + 1;
    int loadNif = atoms.atoms().indexOf("load_nif") + 1;
    return loadNif > 0 && importTable.contains(new TableEntry(erlang, loadNif, 2));
  }

  private boolean isNifError(int index, int erlang, int nifError) {
    if (index >= importTable.size() || erlang == 0 || nifError == 0) {
      return false;
    }
    TableEntry entry = importTable.get(index);
    return entry.first() == erlang
        && entry.second() == nifError
        && (entry.third() == 1 || entry.third() == 2);
  }

  /** The module's name. */
  public String module() {
    return atoms.atoms().get(0);
  }

  /** The exported functions in alphabetical order, {@code module_info/0,1} among them. */
  public List<FunctionId> exports() {
    return exports;
  }

  /** All functions, exported and local, in the order of the code. */
  public List<FunctionId> functions() {
    return select(function -> true);
  }

  /**
   * The functions declared by {@code -nifs}; empty for modules that declare none. Compilers of OTP
   * 26 and newer mark every function of such a module when it calls {@code load_nif}, also {@code
   * module_info/0}, which nobody can declare: its mark tells the two apart.
   */
  public List<FunctionId> declaredNifs() {
    List<FunctionId> marked = select(CodeFunction::declaredNif);
    return marked.contains(MODULE_INFO) ? List.of() : marked;
  }

  /**
   * The functions that wait for a NIF: their body calls {@code erlang:nif_error/1,2}, or does
   * nothing but call a helper which does that, with constants such as a line. The helpers
   * themselves, e.g. {@code not_loaded/1}, are not among them.
   */
  public List<FunctionId> stubs() {
    Set<Integer> helpers = helpers();
    return select(
        function ->
            !helpers.contains(function.entry())
                && (function.stub()
                    || (function.handsOn().isPresent()
                        && helpers.contains(function.handsOn().getAsInt()))));
  }

  /**
   * Local functions that raise for others: they make the reason of their arguments, have several
   * callers that do no more, or say it in their name. A stub that a function calls to give its NIF
   * constants is none of them.
   */
  private Set<Integer> helpers() {
    Map<Integer, Integer> handedOn = new HashMap<>();
    for (CodeFunction function : code.functions()) {
      function.handsOn().ifPresent(label -> handedOn.merge(label, 1, Integer::sum));
    }
    Set<Integer> helpers = new HashSet<>();
    for (CodeFunction function : code.functions()) {
      int callers = handedOn.getOrDefault(function.entry(), 0);
      boolean raises = function.stub() && callers > 0 && !exports.contains(id(function));
      if (raises
          && (function.explains() || callers > 1 || RAISES.matcher(id(function).name()).find())) {
        helpers.add(function.entry());
      }
    }
    return helpers;
  }

  /** The function of the module to which one does nothing but go on, with constants. */
  public Optional<FunctionId> handsOn(FunctionId from) {
    return code.functions().stream()
        .filter(function -> id(function).equals(from) && function.handsOn().isPresent())
        .flatMap(f -> code.functions().stream().filter(to -> to.entry() == f.handsOn().getAsInt()))
        .map(this::id)
        .findFirst();
  }

  /** The functions of the module that call a function of it, in the order of the code. */
  public List<FunctionId> callers(FunctionId called) {
    Set<Integer> entries = new HashSet<>();
    for (CodeFunction function : code.functions()) {
      if (id(function).equals(called)) {
        entries.add(function.entry());
      }
    }
    return select(function -> function.calls().stream().anyMatch(entries::contains));
  }

  /** A copy of one chunk's content, such as {@code Dbgi}; empty when there is none. */
  public Optional<byte[]> chunk(String name) {
    return Optional.ofNullable(file.chunks().get(name)).map(byte[]::clone);
  }

  /** Whether the VM runs a function of the module when it loads it. */
  public boolean hasOnLoad() {
    return !code.onLoads().isEmpty();
  }

  /**
   * The same module, but without {@code on_load} and with one more exported function, {@code
   * '$nifproof_load'/2}, whose body is {@code erlang:load_nif(A, B)}. Everything else is kept; a
   * compressed file comes back uncompressed.
   *
   * @throws BeamFormatException when the module has a function of that name already
   */
  public byte[] withLoader() throws BeamFormatException {
    if (functions().contains(LOADER)) {
      throw new BeamFormatException(
          "module `" + module() + "` already has `" + LOADER + "`, expected one without it",
          "chunk `Code`");
    }
    return new LoaderPatch(file, atoms, importTable, exportTable, code).apply().write();
  }

  private List<FunctionId> select(Predicate<CodeFunction> wanted) {
    return code.functions().stream().filter(wanted).map(this::id).toList();
  }

  private FunctionId id(CodeFunction function) {
    return new FunctionId(atoms.atoms().get(function.name() - 1), function.arity());
  }
}
