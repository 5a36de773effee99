package io.nifproof;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the directions of the packages as the design draws them. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.nifproof");

  /** Each package with the packages of ours that it may use; a package not listed may use none. */
  private static final Map<String, List<String>> USES =
      Map.ofEntries(
          Map.entry("node", List.of()),
          Map.entry("node.files", List.of()),
          Map.entry("node.process", List.of("node.files")),
          Map.entry("node.beam", List.of("node")),
          Map.entry("node.term", List.of("node")),
          Map.entry("node.launch", List.of("node", "node.process")),
          Map.entry("node.provision", List.of("node", "node.files", "node.process", "node.launch")),
          Map.entry(
              "node.crash",
              List.of(
                  "node", "node.files", "node.process", "node.beam", "node.term", "node.launch")),
          Map.entry(
              "node.probe", List.of("node", "node.beam", "node.term", "node.launch", "node.crash")),
          Map.entry("toml", List.of("node")),
          Map.entry("elf", List.of("node")),
          Map.entry("abi", List.of("node", "elf", "abi.code", "abi.amd64", "abi.arm64")),
          Map.entry("abi.code", List.of("elf")),
          Map.entry("abi.amd64", List.of("abi.code")),
          Map.entry("abi.arm64", List.of("abi.code")),
          Map.entry("abi.ask", List.of("node..", "elf", "abi")),
          Map.entry("loader", List.of("elf")),
          Map.entry("finding", List.of()),
          Map.entry("explain", List.of("explain..", "finding")),
          Map.entry("explain.text", List.of()),
          Map.entry("explain.frame", List.of("explain.text", "finding")),
          Map.entry("explain.process", List.of("explain.text", "finding")),
          Map.entry("explain.refusal", List.of("explain.text", "finding")),
          Map.entry("explain.vm", List.of("explain.text", "finding")),
          Map.entry("spec", List.of("node..")),
          Map.entry("audit", List.of("node..", "toml", "elf", "abi", "loader", "spec", "finding")),
          Map.entry("generate", List.of("node..", "spec")),
          Map.entry("generate.stub", List.of("node..", "spec")),
          Map.entry("toolchain", List.of("node..", "elf", "abi")),
          Map.entry("build", List.of("node..", "elf", "abi", "spec", "toolchain")),
          Map.entry("doctor", List.of("node..", "elf", "abi", "toolchain")),
          Map.entry("result", List.of("node..", "finding")),
          Map.entry("result.json", List.of("node..", "finding", "result")),
          Map.entry("diagnose", List.of("node..", "elf", "finding", "result")),
          Map.entry("reading", List.of("node..", "finding", "result")),
          Map.entry(
              "gate",
              List.of(
                  "node..",
                  "toml",
                  "elf",
                  "abi",
                  "finding",
                  "result",
                  "result.json",
                  "audit",
                  "spec",
                  "toolchain",
                  "build",
                  "diagnose")),
          Map.entry(
              "bisect",
              List.of("node..", "elf", "abi", "finding", "result", "toolchain", "build", "gate")),
          Map.entry(
              "report",
              List.of(
                  "node..",
                  "elf",
                  "abi",
                  "finding",
                  "audit",
                  "explain..",
                  "spec",
                  "toolchain",
                  "doctor",
                  "build",
                  "diagnose",
                  "gate",
                  "result",
                  "result.json",
                  "reading",
                  "bisect")),
          Map.entry("artifact", List.of("node..", "elf", "abi", "toolchain")),
          Map.entry("artifact.archive", List.of()),
          Map.entry("artifact.check", List.of("node..", "elf", "abi", "gate", "artifact.archive")),
          Map.entry(
              "artifact.proof",
              List.of("node..", "toml", "finding", "result", "result.json", "gate", "artifact")),
          Map.entry("artifact.repository", List.of("artifact")),
          Map.entry("artifact.sbom", List.of("node..", "elf", "gate")),
          Map.entry(
              "artifact.publish",
              List.of(
                  "node..",
                  "elf",
                  "abi",
                  "audit",
                  "gate",
                  "artifact",
                  "artifact.proof",
                  "artifact.repository",
                  "artifact.sbom")),
          Map.entry(
              "artifact.resolve",
              List.of(
                  "node..", "abi", "gate", "artifact", "artifact.proof", "artifact.repository")),
          Map.entry("cli", List.of("..")));

  @TestFactory
  Stream<DynamicTest> everyPackageUsesOnlyWhatStandsBelowIt() {
    return USES.entrySet().stream()
        .filter(entry -> !entry.getValue().contains(".."))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> direction(entry.getKey(), entry.getValue())));
  }

  private static void direction(String name, List<String> uses) {
    String[] allowed =
        Stream.concat(Stream.of(name + ".."), uses.stream())
            .map(use -> "io.nifproof." + use)
            .toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = resideInAPackage("io.nifproof..");
    check(
        noClasses()
            .that(resideInAPackage("io.nifproof." + name))
            .should()
            .dependOnClassesThat(ours.and(DescribedPredicate.not(resideInAnyPackage(allowed)))));
  }

  @Test
  void noPackageIsMissingFromTheList() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName))
        .isNotEmpty()
        .allSatisfy(
            name ->
                assertThat(USES.keySet())
                    .anySatisfy(known -> assertThat(name + ".").startsWith(dotted(known))));
  }

  private static String dotted(String known) {
    return "io.nifproof." + known + ".";
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching("io.nifproof.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheCommandLinePrintsOrEndsTheProcess() {
    check(
        noClasses()
            .that(DescribedPredicate.not(resideInAPackage("io.nifproof.cli..")))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class));
  }

  /**
   * With one exception: {@code --sandbox} has the same command run again in this process's place,
   * with the user's own terminal; it has no deadline and is in the user's process group.
   */
  @Test
  void processesAreStartedInOnePackageOnly() {
    DescribedPredicate<JavaClass> allowed =
        resideInAPackage("io.nifproof.node.process")
            .or(name("io.nifproof.cli.Sandbox").forSubtype());
    check(
        noClasses()
            .that(DescribedPredicate.not(allowed))
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.exec..")
            .orShould()
            .callMethodWhere(target(owner(type(Runtime.class))).and(target(name("exec")))));
  }

  @Test
  void theCommandLineIsUsedByNobody() {
    check(
        classes()
            .that(resideInAPackage("io.nifproof.cli.."))
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("io.nifproof.cli.."));
  }

  /** Packages that are still to come have no classes; that is no failure. */
  private static void check(ArchRule rule) {
    assertThat(CLASSES.contain("io.nifproof.node.Arch")).isTrue();
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
