package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.FindingId;
import io.nifproof.finding.Severity;
import io.nifproof.node.Arch;
import io.nifproof.node.provision.Runtimes;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library that brings others: what those need counts as its own need. */
final class LinkedLibrariesTest {
  private static final String HELPER = "int helper(void) { return 1; }";
  private static final String NIF =
      "int helper(void);\n" + Samples.HELLO.replace("enif_make_int(e, 1)", "helper()");

  private static Target host;

  @TempDir private Path folder;

  @BeforeAll
  static void readTheHost() throws Exception {
    host = Target.of(Runtimes.of(System.getenv()).catalog().find("host").orElseThrow());
  }

  @Test
  void isFoundInAFolderBelowItself() throws Exception {
    Path helper = compile("private/libhelper.so.1", HELPER);
    Path nif = compile("nif.so", NIF, "-Wl,-rpath,$ORIGIN/private", helper.toString());

    assertThat(ids(nif, host)).isEmpty();
    assertThat(ids(nif, policy("debian-12"))).isEmpty();
    assertThat(audit(nif, Target.ANY).notJudged()).isEmpty();
  }

  @Test
  void isMissedWhereNothingLeadsToIt() throws Exception {
    Path helper = compile("libhelper.so.1", HELPER);
    Path nif = compile("nif.so", NIF, helper.toString());

    Finding beside = only(FindingId.NP043, nif, host);
    assertThat(beside.meaning()).contains("though one lies beside, no RUNPATH leads there");
    assertThat(audit(nif, Target.ANY).notJudged())
        .containsExactly("`libhelper.so.1`, which is not on this machine", "who provides `helper`");
  }

  @Test
  void isMissedWhereTheSearchPathLeadsToNothing() throws Exception {
    Path helper = compile("libhelper.so.1", HELPER);
    Path nif = compile("nif.so", NIF, "-Wl,-rpath,$ORIGIN", helper.toString());
    Files.delete(helper);

    assertThat(only(FindingId.NP043, nif, host).meaning()).contains("nothing is at `$ORIGIN`");
    assertThat(ids(nif, policy("debian-12"))).containsExactly(FindingId.NP043);
  }

  @Test
  void isMissedWhenItIsForAnotherProcessor() throws Exception {
    Path helper = compile("libhelper.so.1", HELPER);
    Path nif = compile("nif.so", NIF, "-Wl,-rpath,$ORIGIN", helper.toString());
    byte[] bytes = Files.readAllBytes(helper);
    bytes[18] = (byte) (Arch.host() == Arch.AMD64 ? 183 : 62);
    Files.write(helper, bytes);

    assertThat(only(FindingId.NP043, nif, host).evidence()).contains("libhelper.so.1` is ELF");
  }

  @Test
  void bringsItsOwnNeedOfANewerGlibc() throws Exception {
    Path map = Files.writeString(folder.resolve("map"), "GLIBC_2.99 { global: strlcpy; };");
    String versions = "-Wl,--version-script=" + map;
    Path libc = compile("new/libc.so.6", "void strlcpy(void) {}", "-nostdlib", versions);
    String newer = "void strlcpy(void); int helper(void) { strlcpy(); return 1; }";
    Path helper = compile("libhelper.so.1", newer, "-nostdlib", libc.toString());
    Path nif = compile("nif.so", NIF, "-Wl,-rpath,$ORIGIN", helper.toString());

    Finding finding = only(FindingId.NP040, nif, host);
    assertThat(finding.isError()).isTrue();
    assertThat(finding.evidence()).contains(helper.toString(), "GLIBC_2.99", "`strlcpy`");
    assertThat(audit(nif, Target.ANY).floor().glibc()).hasToString("Optional[2.99]");
    assertThat(String.join(" ", audit(nif, Target.ANY).floor().reasons()))
        .contains(helper.toString());
  }

  @Test
  void needsWhatNobodyHas() throws Exception {
    Path helper = compile("libhelper.so.1", "int none(void); int helper(void) { return none(); }");
    Path nif = compile("nif.so", NIF, "-Wl,-rpath,$ORIGIN", helper.toString());

    Finding finding = only(FindingId.NP042, nif, host);
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.evidence()).contains(helper.toString(), "imports `none`");
  }

  @Test
  void isToldWhichLibraryOfTheSystemDefinesWhatItLacks() throws Exception {
    Path nif = compile("nif.so", NIF.replace("helper", "crypt"));
    Path own = compile("own.so", NIF.replace("helper", "nobody_has_this"));
    Path openmp = compile("openmp.so", NIF.replace("helper", "GOMP_nobody_has_this"));

    assertThat(only(FindingId.NP042, nif, host).meaning())
        .contains("`libcrypt.so.1` there defines");
    assertThat(only(FindingId.NP042, nif, host).remedy()).contains("add -lcrypt to the link");
    assertThat(only(FindingId.NP042, own, host).meaning()).doesNotContain("defines", "; ");
    assertThat(only(FindingId.NP042, openmp, host).meaning()).contains("it is of OpenMP");
  }

  @Test
  void isToldWhichReleaseOfALibraryIsThereInstead() throws Exception {
    Path newer = compile("libcrypt.so.99", HELPER, "-Wl,-soname,libcrypt.so.99");
    Path other = compile("libnobody.so.3", HELPER, "-Wl,-soname,libnobody.so.3");
    Path nif = compile("nif.so", NIF, newer.toString());
    Path near = compile("near.so", NIF, other.toString());
    Files.delete(newer);
    Files.delete(other);

    Finding lost = only(FindingId.NP043, nif, host);
    assertThat(lost.meaning()).contains("another release: `libcrypt.so.1`");
    assertThat(lost.remedy()).contains("of Debian usually `libcrypt99`");
    assertThat(only(FindingId.NP043, near, host).meaning()).doesNotContain("another release");
  }

  @Test
  void hasItsRpathInheritedAndItsRunpathNot() throws Exception {
    Path last = compile("deep/libdeep.so.1", "int deep(void) { return 1; }");
    String middle = "int deep(void); int helper(void) { return deep(); }";
    Path helper = compile("libhelper.so.1", middle, last.toString());
    String path = "-Wl,-rpath,$ORIGIN:$ORIGIN/deep";
    Path old = compile("old.so", NIF, path, "-Wl,--disable-new-dtags", helper.toString());
    Path now = compile("now.so", NIF, path, "-Wl,--enable-new-dtags", helper.toString());

    assertThat(ids(old, host)).isEmpty();
    assertThat(only(FindingId.NP043, now, host).evidence())
        .contains(helper.toString(), "needs `libdeep.so.1`");
  }

  @Test
  void clashesWithAnotherOfItsNameUnlessTheyAreTheSame() throws Exception {
    Path helper = compile("one/libhelper.so.1", HELPER);
    Path other = compile("two/libhelper.so.1", HELPER.replace("1", "2"));
    Files.createDirectories(folder.resolve("three"));
    Path same = Files.copy(helper, folder.resolve("three/libhelper.so.1"));
    Path one = compile("one/nif.so", NIF, "-Wl,-rpath,$ORIGIN", helper.toString());
    Path two = compile("two/nif.so", NIF, "-Wl,-rpath,$ORIGIN", other.toString());
    Path three = compile("three/nif.so", NIF, "-Wl,-rpath,$ORIGIN", same.toString());

    assertThat(together(one, two)).containsExactly(FindingId.NP046);
    assertThat(together(two, three)).containsExactly(FindingId.NP046);
    assertThat(together(one, three)).isEmpty();
    assertThat(together(one, one)).isEmpty();
  }

  private static List<FindingId> together(Path... libraries) {
    List<LibraryAudit> audits = Arrays.stream(libraries).map(each -> audit(each, host)).toList();
    return SharedNames.judge(audits).stream().flatMap(a -> bad(a).stream()).toList();
  }

  private static Target policy(String name) {
    return AuditSettings.NONE.allPolicies().get(name).target(Optional.of(Arch.host()));
  }

  private static LibraryAudit audit(Path library, Target target) {
    return Audit.of(library, target, Optional.empty());
  }

  private static List<FindingId> ids(Path library, Target target) {
    return bad(audit(library, target));
  }

  private static List<FindingId> bad(LibraryAudit audit) {
    return audit.findings().stream()
        .filter(finding -> finding.severity() != Severity.NOTE)
        .map(Finding::id)
        .toList();
  }

  private static Finding only(FindingId id, Path library, Target target) {
    List<Finding> found =
        audit(library, target).findings().stream().filter(each -> each.id() == id).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private Path compile(String name, String code, String... flags) throws Exception {
    Path library = folder.resolve(name);
    Files.createDirectories(library.getParent());
    Path source = Files.writeString(folder.resolve(name.replace('/', '_') + ".c"), code);
    List<String> words = new ArrayList<>(List.of("gcc", "-O2", "-w", "-shared", "-fPIC"));
    words.addAll(List.of("-I/usr/lib/erlang/usr/include"));
    if (name.startsWith("lib") || name.contains("/lib")) {
      words.add("-Wl,-soname," + library.getFileName());
    }
    words.addAll(List.of("-o", library.toString(), source.toString()));
    words.addAll(Arrays.asList(flags));
    Samples.run(words);
    return library;
  }
}
