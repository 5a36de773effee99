package io.nifproof.generate.stub;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The templates of the C side. */
final class StubTemplates {
  /** The bodies' file, which is the user's from the first time on. */
  static final String BODIES = "impl.c";

  private final Path folder;
  private final Mustache.Compiler mustache;

  StubTemplates(Path folder) {
    this.folder = folder;
    this.mustache =
        Mustache.compiler()
            .escapeHTML(false)
            .emptyStringIsFalse(true)
            .withLoader(name -> Files.newBufferedReader(folder.resolve(name)));
  }

  /** All files of a module, by their names. */
  Map<String, String> render(StubView stub) throws IOException {
    Map<String, Object> view = stub.view();
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : List.of("nif.c", "nif.h", BODIES)) {
      String text = Files.readString(folder.resolve(name));
      files.put(stub.prefix() + "_" + name, mustache.compile(text).execute(view));
    }
    return files;
  }
}
