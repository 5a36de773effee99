package io.nifproof.report;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.Flavor;
import io.nifproof.node.RuntimeCatalog;
import io.nifproof.node.RuntimeState;
import io.nifproof.report.json.JsonOut;
import io.nifproof.report.text.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the runtimes of a machine: as a table with what is wrong below it, or as JSON. */
public final class RuntimeReport {
  private static final int VERSION = 1;

  private RuntimeReport() {}

  /** Writes a table; with details also where each runtime is and what it needs. */
  public static void text(RuntimeCatalog catalog, boolean details, PrintWriter out) {
    if (catalog.states().isEmpty()) {
      out.println("no Erlang runtime was found");
      out.println("hint: `nifproof runtime add debian:trixie/" + Arch.host() + "` adds one");
    } else {
      table(catalog, 0, out);
      if (details) {
        out.println();
        catalog.states().forEach(state -> state.runtime().ifPresent(known -> place(known, out)));
      }
      unusable(catalog, out);
    }
    out.flush();
  }

  /** One JSON object, version 1, with {@code runtimes}. */
  public static void json(RuntimeCatalog catalog, Writer out) {
    JsonOut.document(
        out, VERSION, json -> json.objects("runtimes", catalog.states(), RuntimeReport::runtime));
  }

  static void table(RuntimeCatalog catalog, int indent, PrintWriter out) {
    Rows rows = new Rows(indent);
    rows.add("runtime", "OTP", "arch", "flavour", "libc", "start", "state");
    for (RuntimeState state : catalog.states()) {
      Optional<ErlangRuntime> known = state.runtime();
      rows.add(
          state.id(),
          known.map(runtime -> runtime.otp().toString()).orElse("-"),
          known.map(runtime -> runtime.arch().id()).orElse("-"),
          known.map(RuntimeReport::flavors).orElse("-"),
          known.map(ErlangRuntime::libc).orElse("-"),
          known.map(runtime -> runtime.start().id()).orElse("-"),
          word(state));
    }
    rows.write(out);
  }

  private static String flavors(ErlangRuntime runtime) {
    return runtime.flavors().stream().map(Flavor::id).collect(Collectors.joining(","));
  }

  private static void place(ErlangRuntime runtime, PrintWriter out) {
    out.println(runtime.id() + ": erts " + runtime.ertsVersion() + " in " + runtime.root());
    if (!runtime.start().prefix().isEmpty()) {
      out.println("  started through " + runtime.start().prefix().get(0));
    }
    if (!runtime.quirks().isEmpty()) {
      out.println("  needs " + String.join(" ", runtime.quirks()));
    }
    out.println("  headers: " + runtime.includeDir().map(Object::toString).orElse("none"));
  }

  private static void unusable(RuntimeCatalog catalog, PrintWriter out) {
    for (RuntimeState state : catalog.states()) {
      if (state instanceof RuntimeState.Unusable broken) {
        out.println();
        out.println(broken.id() + " cannot be used:");
        broken.reason().lines().forEach(line -> out.println("  " + line));
      }
    }
  }

  private static String word(RuntimeState state) {
    if (state instanceof RuntimeState.Ready) {
      return "ready";
    }
    return state instanceof RuntimeState.Untried ? "untried" : "unusable";
  }

  static void runtime(JsonOut json, RuntimeState state) throws IOException {
    json.text("id", state.id());
    json.text("state", word(state));
    json.text(
        "reason",
        state instanceof RuntimeState.Unusable broken
            ? Optional.of(broken.reason())
            : Optional.empty());
    if (state.runtime().isPresent()) {
      known(json, state.runtime().get());
    }
  }

  private static void known(JsonOut json, ErlangRuntime runtime) throws IOException {
    json.number("otp", runtime.otp().major());
    json.text("erts", runtime.ertsVersion());
    json.text("arch", runtime.arch());
    json.texts("flavors", runtime.flavors());
    json.text("libc", runtime.libc());
    json.text("start", runtime.start().id());
    List<String> prefix = runtime.start().prefix();
    json.text("startedBy", prefix.stream().findFirst());
    json.texts("quirks", runtime.quirks());
    json.text("root", runtime.root());
    json.text("headers", runtime.includeDir());
  }
}
