package io.nifproof.explain.refusal;

import static io.nifproof.explain.text.Known.proves;

import io.nifproof.explain.text.Clue;
import io.nifproof.explain.text.Known;
import io.nifproof.explain.text.ReportedText;
import io.nifproof.explain.text.Statements;
import io.nifproof.finding.FindingId;
import java.util.List;

/**
 * Tools that bring or check libraries before the VM sees them, and did not like what they found.
 */
public final class PackageClue implements Clue {
  private static final String FORCE =
      "build it from source: RustlerPrecompiled's `force_build`, or FORCE_BUILD=true where the"
          + " package has it";
  private static final List<Known> ALL =
      List.of(
          proves(
              "precompiled NIF is not available for this target: \"?([^\"\\s]+)",
              "the package has no library for this system ($1): none was downloaded, none was"
                  + " loaded",
              FORCE),
          proves(
              "precompiled NIF is not available for this NIF version: \"?([^\"\\s]+)",
              "the package has no library for this OTP (NIF version $1): none was downloaded, none"
                  + " was loaded",
              FORCE + "; or use a release of the package that knows this OTP"),
          proves(
              "integrity check failed because the checksum|the precompiled NIF file does not exist"
                  + " in the checksum file|checksum .{0,40}does not match",
              "the downloaded library is not the one that the package's maker listed: nothing was"
                  + " loaded",
              "clear the cache (~/.cache/rustler_precompiled, ~/Library/Caches) and fetch again;"
                  + " else the package was published without its checksum file"),
          proves(
              "(?:couldn't|could not|failed to) fetch (?:the )?(?:precompiled"
                  + " )?(?:NIF|artefact|artifact)|Error while downloading precompiled NIF",
              "the precompiled library was not downloaded: network, proxy, certificates, or no such"
                  + " release. Nothing was loaded",
              FORCE),
          proves(
              "fatal error: '?(erl_nif(?:_api_funcs)?\\.h)'?:? ",
              "the library was not built: the compiler did not find `$1`, a header of Erlang's. No"
                  + " library is to blame",
              "install erlang-dev (or esl-erlang), or give the compiler -I of"
                  + " code:root_dir()/usr/include"),
          proves(
              "[Uu]nexpected executable format for '?([^\\s']+?)'?\\.?$",
              "`$1` is built for another machine than the target ("
                  + FindingId.NP002
                  + "): a library of the build host was kept when the project was cross-compiled",
              "mix deps.clean of that package, then compile for the target; its Makefile must use"
                  + " CC and build into the target's own folder",
              "nifproof explain " + FindingId.NP002));

  @Override
  public void read(ReportedText text, Statements statements) {
    ALL.forEach(known -> known.read(text, statements));
  }
}
