package io.nifproof.gate.module;

import io.nifproof.node.probe.LoadableModule;
import java.nio.file.Path;
import java.util.List;

/** For libraries whose module is among none of those that Elixir made of the project's sources. */
record NoModule(Memoized<Path> compiled, List<Path> sources) implements ModuleSource {
  @Override
  public LoadableModule module(Path library) throws ModuleException {
    throw ModuleException.wrong(
        "no module in `"
            + sources.get(0)
            + "` is that of `"
            + library.getFileName()
            + "`; expected one that has its name and calls `:erlang.load_nif`");
  }

  @Override
  public boolean exact(Path library) {
    return true;
  }

  @Override
  public void prepare() {
    compiled.prepare();
  }
}
