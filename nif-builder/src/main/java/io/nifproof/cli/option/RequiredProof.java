package io.nifproof.cli.option;

import io.nifproof.artifact.proof.ProofPolicy;
import io.nifproof.cli.run.CommandFailure;
import io.nifproof.cli.run.ExitCode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a proof must say of a library before it is published or taken. */
public final class RequiredProof {
  @Option(
      names = "--require",
      paramLabel = "KEY=VALUE",
      description = {
        "What the proof must say, such as otp=27, suppressions=none or fresh=true; may be repeated,"
            + " and adds to what nifproof.toml requires. A verdict of pass is always required."
      })
  private List<String> required = new ArrayList<>();

  /** What the project requires, and what the command line adds. */
  public ProofPolicy policy(Map<ProofPolicy.Key, List<String>> project) {
    Map<ProofPolicy.Key, List<String>> all = new EnumMap<>(ProofPolicy.Key.class);
    project.forEach((key, values) -> all.put(key, new ArrayList<>(values)));
    for (String text : required) {
      String[] words = text.split("=", 2);
      ProofPolicy.Key key =
          ProofPolicy.Key.parse(words[0])
              .filter(known -> words.length == 2)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          "`"
                              + text
                              + "` for --require: expected KEY=VALUE with KEY one of "
                              + ProofPolicy.Key.names(),
                          "docs/publishing.md describes them"));
      for (String value : words[1].split(",", -1)) {
        if (!key.takes(value)) {
          throw new CommandFailure(
              ExitCode.USAGE, "`" + text + "` for --require: " + key.expected(), "");
        }
        all.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
      }
    }
    return new ProofPolicy(all);
  }
}
