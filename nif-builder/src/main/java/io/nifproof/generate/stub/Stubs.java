package io.nifproof.generate.stub;

import io.nifproof.spec.NativeModule;
import io.nifproof.spec.UnreadableSpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the C side of modules. Immutable and thread-safe. */
public final class Stubs {
  private final StubTemplates templates;

  /**
   * Takes the templates; reads nothing yet.
   *
   * @param folder e.g. {@code templates/stubs} of the distribution
   */
  public Stubs(Path folder) {
    templates = new StubTemplates(folder);
  }

  /**
   * The texts of all files, by their names.
   *
   * @throws IOException when a template cannot be read
   */
  public Map<String, String> render(NativeModule module) throws IOException {
    return templates.render(new StubView(module));
  }

  /**
   * Writes what is not as it should be. The file of the bodies is made when there is none, and
   * never changed.
   *
   * @param out the folder of the files
   * @throws IOException when a file cannot be read or written
   * @throws UnreadableSpecException when the module has what that way cannot do
   */
  public StubResult write(NativeModule module, StubWay way, Path out)
      throws IOException, UnreadableSpecException {
    StubResult result = check(module, way, out);
    Map<String, String> texts = texts(module, way, new StubView(module));
    for (Path file : result.written()) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, texts.get(out.relativize(file).toString()));
    }
    return result;
  }

  private Map<String, String> texts(NativeModule module, StubWay way, StubView view)
      throws IOException, UnreadableSpecException {
    Map<String, String> texts = new LinkedHashMap<>(templates.render(view));
    if (way != StubWay.NIF) {
      texts.putAll(templates.program(module, view, way));
    }
    return texts;
  }

  /**
   * Writes the functions of a module as a module in Erlang, unless the file is there.
   *
   * @return the file, as written or as unchanged
   * @throws IOException when it cannot be written
   */
  public StubResult fallback(NativeModule module, Path out) throws IOException {
    Path file = out.resolve(Fallback.file(module));
    if (Files.exists(file)) {
      return new StubResult(List.of(), List.of(file), out, List.of());
    }
    String text = templates.fallback(module);
    Files.createDirectories(out);
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    return new StubResult(List.of(file), List.of(), out, List.of());
  }

  /** Says what {@link #write} would do, and does nothing. */
  public StubResult check(NativeModule module, StubWay way, Path out)
      throws IOException, UnreadableSpecException {
    StubView view = new StubView(module);
    List<Path> written = new ArrayList<>();
    List<Path> unchanged = new ArrayList<>();
    List<String> differences = List.of();
    Path bodies = out.resolve(view.prefix() + "_" + StubTemplates.BODIES);
    for (Map.Entry<String, String> text : texts(module, way, view).entrySet()) {
      Path file = out.resolve(text.getKey());
      boolean there = Files.exists(file);
      if (there && file.equals(bodies)) {
        differences =
            BodyCheck.differences(view.prefix(), view.prototypes(), Files.readString(file));
        unchanged.add(file);
      } else if (there && Files.readString(file).equals(text.getValue())) {
        unchanged.add(file);
      } else {
        written.add(file);
      }
    }
    return new StubResult(written, unchanged, bodies, differences);
  }
}
