package io.nifproof.doctor;

import io.nifproof.node.Arch;
import io.nifproof.node.ErlangRuntime;
import io.nifproof.node.RuntimeState;
import io.nifproof.node.provision.fetch.Emulator;
import io.nifproof.toolchain.Reach;
import io.nifproof.toolchain.Remedy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Judges what a machine has by what the main job needs. */
final class MissingTools {
  private static final int GOOD_EMULATOR = 10;
  private static final List<Remedy> HEADERS =
      Packages.named("erlang-dev", "erlang-erts", "erlang27-dev", "erlang", "erlang");
  private static final List<Remedy> ERLANG =
      Packages.named(
          "erlang-base erlang-dev",
          "erlang-erts erlang-compiler",
          "erlang27 erlang27-dev",
          "erlang",
          "erlang");

  private final Examination seen;
  private final Arch host;
  private final List<ErlangRuntime> usable;
  private final List<MissingTool> lacks = new ArrayList<>();

  private MissingTools(Examination seen) {
    this.seen = seen;
    this.host = seen.host().arch();
    this.usable = seen.runtimes().all();
  }

  static List<MissingTool> of(Examination seen) {
    MissingTools all = new MissingTools(seen);
    all.compilers();
    all.runtimes();
    all.headers();
    all.host.others().forEach(all::emulator);
    all.jinterface();
    all.helpers();
    all.lacks.sort(Comparator.comparing(lack -> !lack.vital()));
    return List.copyOf(all.lacks);
  }

  private void compilers() {
    boolean none = seen.compilers().reached().stream().noneMatch(t -> t.target() == host);
    for (Reach.Unreached reach : seen.compilers().unreached()) {
      boolean vital = none && reach.target() == host;
      lacks.add(
          new MissingTool(
              "compiler " + reach.compiler() + " for " + reach.target(),
              reach.unreachable().message() + (vital ? "; one compiler is enough" : ""),
              vital,
              reach.remedies()));
    }
  }

  private void runtimes() {
    for (Arch arch : Arch.values()) {
      if (usable.stream().noneMatch(runtime -> runtime.arch() == arch)) {
        List<Remedy> remedies = new ArrayList<>(arch == host ? ERLANG : List.of());
        remedies.add(Packages.own("runtime add debian:trixie/" + arch));
        lacks.add(
            new MissingTool(
                "runtime for " + arch,
                "no Erlang runtime of this machine can load libraries for " + arch,
                arch == host,
                remedies));
      }
    }
    for (RuntimeState state : seen.runtimes().states()) {
      if (state instanceof RuntimeState.Unusable broken) {
        lacks.add(
            new MissingTool("runtime " + broken.id(), broken.reason(), false, again(broken.id())));
      }
    }
  }

  private static List<Remedy> again(String id) {
    return id.startsWith("debian:")
        ? List.of(Packages.own("runtime remove " + id), Packages.own("runtime add " + id))
        : List.of();
  }

  private void headers() {
    boolean none = usable.stream().allMatch(runtime -> runtime.includeDir().isEmpty());
    for (ErlangRuntime runtime : usable) {
      if (runtime.includeDir().isEmpty()) {
        lacks.add(
            new MissingTool(
                "erl_nif.h of " + runtime.id(),
                "nothing can be built for OTP " + runtime.otp() + " as the oldest",
                none,
                runtime.id().equals("host") ? HEADERS : List.of()));
      }
    }
  }

  private void emulator(Arch guest) {
    Optional<Emulator> used = seen.emulator(guest);
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(Packages.own("runtime add debian:trixie/" + guest));
    remedies.addAll(Packages.named("qemu-user", "qemu-user", guest.emulator(), "qemu", ""));
    if (used.isEmpty()) {
      lacks.add(
          new MissingTool(
              "emulator for " + guest, "nothing here runs its programs", false, remedies));
      return;
    }
    if (used.get().major() < GOOD_EMULATOR) {
      lacks.add(
          new MissingTool(
              "newer emulator for " + guest,
              "qemu "
                  + used.get().version()
                  + " is up to four times slower than qemu 10, and needs flags for OTP 25",
              false,
              remedies.subList(0, 1)));
    }
  }

  private void jinterface() {
    if (seen.jinterface().inUse().isEmpty()) {
      lacks.add(
          new MissingTool(
              "JInterface",
              "nifproof cannot talk to nodes without OtpErlang.jar",
              true,
              Packages.named("erlang-jinterface", "erlang-jinterface", "erlang27", "", "")));
    }
  }

  private void helpers() {
    for (Helper helper : seen.helpers()) {
      if (!helper.works()) {
        String reason = helper.purpose() + helper.trouble().map(words -> "; " + words).orElse("");
        lacks.add(new MissingTool(helper.name(), reason, helper.vital(), helper.remedies()));
      }
    }
  }
}
