package io.nifproof.detect;

import com.ericsson.otp.erlang.OtpErlangObject;
import io.nifproof.node.Arch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * {@code port_specs} and {@code port_env} of rebar3's port compiler ({@code pc}), as its README
 * describes them, for builds without that plugin.
 */
final class PortSpecs {
  /** What rebar3 calls this system where it matches the patterns of a configuration. */
  static final String SYSTEM = "27-" + Arch.host().machine() + "-pc-linux-gnu-64-unix";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}|\\$(\\w+)");

  private final ConfigTerms config;

  PortSpecs(ConfigTerms config) {
    this.config = config;
  }

  /** The libraries; those that are programs are none. */
  Optional<Candidate> candidate() {
    List<LibrarySources> libraries = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>();
    for (OtpErlangObject spec : config.all("port_specs")) {
      library(ErlangValue.tuple(spec), left).ifPresent(libraries::add);
    }
    if (libraries.isEmpty()) {
      return Optional.empty();
    }
    List<String> remarks = new ArrayList<>();
    remarks.add("rebar3's plugin pc is not called: its port_specs are compiled by nifproof itself");
    if (!left.isEmpty()) {
      remarks.add("left out of port_env, for the matrix to decide: " + String.join(" ", left));
    }
    return Optional.of(
        Candidate.compiled("port_specs in rebar.config", libraries).remarking(remarks));
  }

  private Optional<LibrarySources> library(List<OtpErlangObject> spec, Set<String> left) {
    boolean narrowed = spec.size() >= 3;
    if (spec.size() < 2 || (narrowed && !isForUs(spec.get(0)))) {
      return Optional.empty();
    }
    String target = ErlangValue.text(spec.get(narrowed ? 1 : 0)).orElse("");
    List<String> sources = new ArrayList<>();
    for (OtpErlangObject source : ErlangValue.list(spec.get(narrowed ? 2 : 1))) {
      ErlangValue.text(source).ifPresent(sources::add);
    }
    if (!target.endsWith(".so") || sources.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    set(variables, config.all("port_env"));
    if (spec.size() >= 4) {
      set(variables, options(spec.get(3)));
    }
    CompilerFlags flags =
        CompilerFlags.of(
            words(variables, "CFLAGS", "CXXFLAGS", "DRV_CFLAGS"),
            words(variables, "LDFLAGS", "DRV_LDFLAGS"));
    left.addAll(flags.left());
    String file = target.substring(target.lastIndexOf('/') + 1);
    String name = file.substring(0, file.length() - ".so".length());
    return Optional.of(new LibrarySources(name, sources, flags.compile(), flags.link()));
  }

  private static List<String> words(Map<String, String> variables, String... names) {
    Set<String> words = new LinkedHashSet<>();
    for (String name : names) {
      words.addAll(CompilerFlags.joined(CommandWords.of(variables.getOrDefault(name, ""))));
    }
    return List.copyOf(words);
  }

  private static List<OtpErlangObject> options(OtpErlangObject options) {
    return ErlangValue.list(options).stream()
        .map(ErlangValue::tuple)
        .filter(pair -> pair.size() == 2)
        .filter(pair -> ErlangValue.text(pair.get(0)).equals(Optional.of("env")))
        .flatMap(pair -> ErlangValue.list(pair.get(1)).stream())
        .toList();
  }

  /** A variable may name itself, and then means what it was before. */
  private static void set(Map<String, String> variables, List<OtpErlangObject> entries) {
    for (OtpErlangObject entry : entries) {
      List<OtpErlangObject> parts = ErlangValue.tuple(entry);
      int name = parts.size() - 2;
      if (name >= 0 && (name == 0 || isForUs(parts.get(0)))) {
        String value = ErlangValue.text(parts.get(name + 1)).orElse("");
        ErlangValue.text(parts.get(name))
            .ifPresent(key -> variables.put(key, expanded(value, variables)));
      }
    }
  }

  private static String expanded(String value, Map<String, String> variables) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            found -> {
              String name = found.group(1) == null ? found.group(2) : found.group(1);
              return Matcher.quoteReplacement(variables.getOrDefault(name, ""));
            });
  }

  static boolean isForUs(OtpErlangObject pattern) {
    try {
      return Pattern.compile(ErlangValue.text(pattern).orElse("$.")).matcher(SYSTEM).find();
    } catch (PatternSyntaxException odd) {
      return false;
    }
  }
}
