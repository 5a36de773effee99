package io.nifproof.audit.rule;

import io.nifproof.abi.NifEntry;
import io.nifproof.abi.NifVersion;
import io.nifproof.abi.SignedReturns;
import io.nifproof.audit.platform.CpuLevel;
import io.nifproof.audit.platform.DottedVersion;
import io.nifproof.audit.platform.EnifTable;
import io.nifproof.audit.platform.Floor;
import io.nifproof.audit.platform.SymbolVersion;
import io.nifproof.elf.Symbol;
import io.nifproof.elf.VersionNeed;
import io.nifproof.loader.SharedLibrary;
import io.nifproof.node.Arch;
import io.nifproof.node.OtpRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Works out the true floor of a library. */
public final class FloorFinder {
  private final AuditSubject subject;
  private final List<String> reasons = new ArrayList<>();

  public FloorFinder(AuditSubject subject) {
    this.subject = subject;
  }

  public Floor find() {
    Optional<OtpRelease> otp = otp();
    Optional<DottedVersion> glibc = glibc();
    return new Floor(otp, glibc, cpu(), reasons);
  }

  private Optional<OtpRelease> otp() {
    Optional<NifVersion> version = subject.entry().map(NifEntry::version);
    Optional<DottedVersion> floor = version.flatMap(EnifTable.get()::otpOf);
    floor.ifPresent(
        otp ->
            reasons.add(
                "OTP "
                    + otp
                    + ": NIF version "
                    + version.get()
                    + " of the headers it was built with"));
    for (Symbol symbol : subject.imports()) {
      Optional<DottedVersion> since = EnifTable.get().otpOf(symbol.name());
      if (since.isPresent() && (floor.isEmpty() || since.get().after(floor.get()))) {
        floor = since;
        reasons.add("OTP " + since.get() + ": `" + symbol.name() + "`");
      }
    }
    return floor.map(EnifTable::release);
  }

  private Optional<DottedVersion> glibc() {
    Optional<DottedVersion> floor = Optional.empty();
    SharedLibrary highest = null;
    String version = "";
    for (SharedLibrary library : subject.links().own()) {
      for (VersionNeed need : library.needs()) {
        Optional<DottedVersion> number =
            SymbolVersion.parse(need.version())
                .filter(known -> known.family().equals(SymbolVersion.GLIBC) && !need.weak())
                .map(SymbolVersion::number);
        if (number.isPresent() && (floor.isEmpty() || number.get().after(floor.get()))) {
          floor = number;
          highest = library;
          version = need.version();
        }
      }
    }
    if (floor.isPresent()) {
      reasons.add("glibc " + floor.get() + ": " + reason(highest, version));
    }
    return floor;
  }

  private String reason(SharedLibrary library, String version) {
    List<String> users = SymbolVersionRules.users(library).getOrDefault(version, List.of(version));
    String shown = SymbolVersionRules.shown(users);
    boolean own = library.file().equals(subject.path());
    return own ? shown : shown + " in `" + library.file() + "`, which it brings";
  }

  private int armLevel() {
    String marks =
        Stream.of("BTI", "PAC", "GCS")
            .filter(mark -> subject.elf().notes().armMark(mark))
            .collect(Collectors.joining(", "));
    if (!marks.isEmpty()) {
      reasons.add("armv8-a: marked for " + marks + ", hints that older processors pass over");
    }
    SignedReturns.first(subject.elf())
        .ifPresent(
            address ->
                reasons.add(
                    "Armv8.3 (PAuth): an authenticated return at 0x" + Long.toHexString(address)));
    return 1;
  }

  private int x86Level() {
    int level = Math.max(1, subject.elf().notes().x86Level());
    if (level > 1) {
      reasons.add("x86-64-v" + level + ": the level it was marked with when it was linked");
    }
    return level;
  }

  private Optional<CpuLevel> cpu() {
    return subject.elf().header().machine().arch().map(arch -> new CpuLevel(arch, level(arch)));
  }

  private int level(Arch arch) {
    return switch (arch) {
      case AMD64 -> x86Level();
      case ARM64 -> armLevel();
    };
  }
}
