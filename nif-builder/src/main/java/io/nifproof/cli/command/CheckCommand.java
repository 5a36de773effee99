package io.nifproof.cli.command;

import io.nifproof.app.Check;
import io.nifproof.app.CheckRequest;
import io.nifproof.app.CheckedThings;
import io.nifproof.app.host.HostMachine;
import io.nifproof.cli.option.LoadOptions;
import io.nifproof.cli.option.OutputOptions;
import io.nifproof.cli.option.RepositoryOptions;
import io.nifproof.cli.option.TargetOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Loads libraries that are there. */
@Command(
    name = "check",
    description = {
      "Load built libraries, each in a node of its own, and say what happened.",
      "",
      "Without --runtime a library is loaded on every known runtime of its own architecture.",
      "",
      "In a folder or an archive (tarball, Hex package, .deb) every NIF library is checked, with"
          + " the module beside it. Of coordinates every published library is, on the architecture"
          + " that its classifier promises."
    })
public final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "LIB",
      description = "Built libraries (.so), folders, archives, or coordinates (G:A:V).")
  private List<String> things;

  @Option(
      names = "--beam",
      paramLabel = "FILE",
      description = {
        "The library's own Erlang module. Without it, a stub is made of the functions that the"
            + " library declares."
      })
  private Path beam;

  @Option(
      names = "--runtime",
      paramLabel = "ID",
      description = "Load on this runtime; may be repeated. `nifproof runtime list` names them.")
  private List<String> runtimes = new ArrayList<>();

  @Option(
      names = "--all-targets",
      description = {
        "Incomplete when a library that was found is made for another system or processor, such as"
            + " macOS or riscv64. Without it, these are named and counted."
      })
  private boolean allTargets;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File with suppressions (default: ./nifproof.toml, if there).")
  private Path config;

  @Option(
      names = "--load-info",
      paramLabel = "TERM",
      description = {
        "The Erlang term given to load_nif (default: 0; for crypto and asn1 of OTP what these"
            + " want)."
      })
  private String loadInfo;

  @Option(
      names = "--call",
      paramLabel = "EXPR",
      description = {
        "Evaluate this Erlang expression once the library is loaded, such as 'f(1, <<\"x\">>)';"
            + " may be repeated. A call without a module is one of the library's module. After a"
            + " crash the next one is made in a new node."
      })
  private List<String> calls = new ArrayList<>();

  @Option(
      names = "--malloc-check",
      description = {
        "Load each library a second time with glibc's checking malloc under the VM"
            + " (MALLOC_CHECK_=3, +Mea min): it stops at a block that was written past its end, or"
            + " freed twice, by a library that nobody can compile again."
      })
  private boolean mallocCheck;

  @Mixin private LoadOptions run;
  @Mixin private RepositoryOptions repositories;
  @Mixin private OutputOptions output;

  @Override
  public Integer call() throws IOException, InterruptedException {
    CheckRequest request = request();
    output.requireWritable();
    Check check = new Check(new HostMachine(System.getenv()), output);
    return output.finish(check.run(request, output.progress(), output::stopped));
  }

  private CheckRequest request() throws IOException {
    return new CheckRequest(
        CheckedThings.of(things, repositories),
        Optional.ofNullable(beam),
        new CheckRequest.Where(runtimes, allTargets),
        Optional.ofNullable(loadInfo),
        calls,
        mallocCheck,
        TargetOptions.chosen(Optional.ofNullable(config)).suppressions(),
        run.settings());
  }
}
