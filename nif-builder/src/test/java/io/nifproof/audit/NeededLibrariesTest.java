package io.nifproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.audit.platform.Target;
import io.nifproof.finding.Finding;
import io.nifproof.finding.Severity;
import io.nifproof.samples.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A library whose {@code nif_init} is in one that it needs, as the loader would find it. */
final class NeededLibrariesTest {
  private static final String HELPER = "int helper(void) { return 1; }";
  private static final String WRAPPER =
      "extern void *enif_alloc(unsigned long);"
          + "int helper(void); void *use(void) { return enif_alloc(helper()); }";

  @TempDir private Path folder;

  @Test
  void isToldWhereTheVmFindsNifInit() throws Exception {
    Path provider = compile("libprovider.so", Samples.HELLO + HELPER);
    Path wrapper = compile("wrapper.so", WRAPPER, "-Wl,-rpath,$ORIGIN", provider.toString());

    Finding finding = only("NP001", wrapper);

    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.evidence()).contains(provider.toString(), "exports `nif_init`");
  }

  @Test
  void isFoundBehindALibraryInBetween() throws Exception {
    Path provider = compile("libprovider.so", Samples.HELLO + HELPER);
    Path between =
        compile(
            "libbetween.so",
            "int helper(void); int middle(void) { return helper(); }",
            "-Wl,-rpath,$ORIGIN",
            provider.toString());
    Path wrapper =
        compile(
            "wrapper.so",
            WRAPPER.replace("helper", "middle"),
            "-Wl,-rpath,${ORIGIN}:/nowhere",
            between.toString());

    assertThat(only("NP001", wrapper).severity()).isEqualTo(Severity.NOTE);
  }

  @Test
  void isNoErrorWhenTheNeededLibraryCannotBeReadFromHere() throws Exception {
    Path provider = compile("libprovider.so", Samples.HELLO + HELPER);
    Path wrapper = compile("wrapper.so", WRAPPER, provider.toString());
    Files.delete(provider);

    Finding finding = only("NP001", wrapper);

    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.evidence()).contains("not read, and it could be there: libprovider.so");
  }

  @Test
  void isAnErrorWhenNoNeededLibraryHasIt() throws Exception {
    Path helper = compile("libhelper.so", HELPER);
    Path wrapper = compile("wrapper.so", WRAPPER, "-Wl,-rpath,$ORIGIN", helper.toString(), "-lm");

    assertThat(only("NP001", wrapper).severity()).isEqualTo(Severity.ERROR);
  }

  @Test
  void endsWhenLibrariesNeedEachOther() throws Exception {
    Path one = compile("libone.so", "int one(void) { return 1; }");
    Path two =
        compile(
            "libtwo.so",
            "int one(void); int helper(void) { return one(); }",
            "-Wl,-rpath,$ORIGIN",
            one.toString());
    compile(
        "libone.so",
        "int helper(void); int one(void) { return helper(); }",
        "-Wl,-rpath,$ORIGIN",
        two.toString());
    Path wrapper = compile("wrapper.so", WRAPPER, "-Wl,-rpath,$ORIGIN", two.toString());

    assertThat(only("NP001", wrapper).severity()).isEqualTo(Severity.ERROR);
  }

  private static Finding only(String id, Path library) {
    LibraryAudit audit = Audit.of(library, Target.ANY, Optional.empty());
    List<Finding> found =
        audit.findings().stream().filter(finding -> finding.id().name().equals(id)).toList();
    assertThat(found).as("%s", audit.findings()).hasSize(1);
    return found.get(0);
  }

  private Path compile(String name, String code, String... flags) throws Exception {
    Path source = Files.writeString(folder.resolve(name + ".c"), code);
    Path library = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("gcc", "-w", "-shared", "-fPIC"));
    words.addAll(List.of("-I/usr/lib/erlang/usr/include", "-Wl,-soname," + name));
    words.addAll(List.of("-o", library.toString(), source.toString()));
    words.addAll(Arrays.asList(flags));
    Samples.run(words);
    return library;
  }
}
