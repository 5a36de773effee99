package io.nifproof.generate.stub;

import io.nifproof.spec.NativeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
   */
  public StubResult write(NativeModule module, Path out) throws IOException {
    StubResult result = check(module, out);
    Map<String, String> texts = render(module);
    for (Path file : result.written()) {
      Files.createDirectories(out);
      Files.writeString(file, texts.get(file.getFileName().toString()));
    }
    return result;
  }

  /** Says what {@link #write} would do, and does nothing. */
  public StubResult check(NativeModule module, Path out) throws IOException {
    StubView view = new StubView(module);
    List<Path> written = new ArrayList<>();
    List<Path> unchanged = new ArrayList<>();
    List<String> differences = List.of();
    Path bodies = out.resolve(view.prefix() + "_" + StubTemplates.BODIES);
    for (Map.Entry<String, String> text : templates.render(view).entrySet()) {
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
