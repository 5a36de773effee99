package io.nifproof.generate.stub;

import com.samskivert.mustache.Mustache;
import io.nifproof.spec.NativeModule;
import io.nifproof.spec.UnreadableSpecException;
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

  /** The functions of a module in Erlang. */
  String fallback(NativeModule module) throws IOException {
    return execute("fallback.erl", Fallback.view(module));
  }

  /** The files of a program of its own, by their names. */
  Map<String, String> program(NativeModule module, StubView stub, StubWay way)
      throws IOException, UnreadableSpecException {
    Map<String, Object> view = PortView.of(module, stub, way);
    String name = way.word() + "/" + stub.prefix() + "_" + way.word();
    Map<String, String> files = new LinkedHashMap<>();
    files.put(way.word() + "/erl_nif.h", execute("port/erl_nif.h", view));
    files.put(name + ".c", execute("port/port.c", view));
    files.put(name + ".erl", execute("port/port.erl", view));
    return files;
  }

  private String execute(String name, Map<String, Object> view) throws IOException {
    return mustache.compile(Files.readString(folder.resolve(name))).execute(view);
  }

  /** All files of a module, by their names. */
  Map<String, String> render(StubView stub) throws IOException {
    Map<String, Object> view = stub.view();
    Map<String, String> files = new LinkedHashMap<>();
    for (String name : List.of("nif.c", "nif.h", BODIES)) {
      files.put(stub.prefix() + "_" + name, execute(name, view));
    }
    return files;
  }
}
