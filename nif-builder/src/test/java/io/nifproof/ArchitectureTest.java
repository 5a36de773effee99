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
          Map.entry("node.term", List.of()),
          Map.entry("node.beam", List.of("node")),
          Map.entry("node.wall", List.of("node", "node.files", "node.process")),
          Map.entry("node.launch", List.of("node", "node.files", "node.process", "node.wall")),
          Map.entry("node.crash", List.of("node", "node.files", "node.process", "node.launch")),
          Map.entry(
              "node.probe", List.of("node", "node.term", "node.beam", "node.launch", "node.crash")),
          Map.entry("node.provision.fetch", List.of("node", "node.files", "node.process")),
          Map.entry(
              "node.provision",
              List.of("node", "node.files", "node.process", "node.launch", "node.provision.fetch")),
          Map.entry("toml", List.of("node..")),
          Map.entry("finding", List.of()),
          Map.entry("visible", List.of()),
          Map.entry("elf.image", List.of("node.files")),
          Map.entry("elf", List.of("node..", "elf.image")),
          Map.entry("elf.identity", List.of("elf.image", "elf")),
          Map.entry("abi.code", List.of("elf..")),
          Map.entry("abi.amd64", List.of("abi.code")),
          Map.entry("abi.arm64", List.of("abi.code")),
          Map.entry("abi", List.of("node..", "elf..", "abi.code", "abi.amd64", "abi.arm64")),
          Map.entry("abi.ask", List.of("node..", "elf..", "abi")),
          Map.entry("result", List.of("node..", "finding")),
          Map.entry("result.words", List.of("node..", "result")),
          Map.entry("analysis", List.of("node..", "result", "result.words")),
          Map.entry("toolchain", List.of("node..")),
          Map.entry("artifact", List.of("node..", "abi", "toolchain")),
          Map.entry("artifact.archive", List.of()),
          Map.entry("loader", List.of("elf..")),
          Map.entry("audit.platform", List.of("node..", "finding", "elf..", "abi", "loader")),
          Map.entry("build", List.of("node..", "toolchain")),
          Map.entry("gate.matrix", List.of("node..", "toolchain", "build")),
          Map.entry(
              "gate.spec",
              List.of("node..", "toml", "finding", "result", "toolchain", "build", "gate.matrix")),
          Map.entry(
              "gate.plan",
              List.of(
                  "node..",
                  "elf..",
                  "abi",
                  "result",
                  "toolchain",
                  "audit.platform",
                  "build",
                  "gate.matrix",
                  "gate.spec")),
          Map.entry(
              "artifact.check",
              List.of("node..", "elf..", "abi", "result", "artifact.archive", "gate.plan")),
          Map.entry("result.json", List.of("finding", "result", "visible")),
          Map.entry(
              "artifact.proof",
              List.of(
                  "node..",
                  "toml",
                  "finding",
                  "result",
                  "result.words",
                  "artifact",
                  "result.json")),
          Map.entry("artifact.repository", List.of("artifact")),
          Map.entry("artifact.sbom", List.of("node..", "elf..")),
          Map.entry("spec", List.of("node..")),
          Map.entry(
              "audit.rule",
              List.of("node..", "finding", "elf..", "abi", "loader", "audit.platform", "spec")),
          Map.entry(
              "audit",
              List.of(
                  "node..",
                  "toml",
                  "finding",
                  "elf..",
                  "abi",
                  "loader",
                  "audit.platform",
                  "spec",
                  "audit.rule")),
          Map.entry(
              "artifact.publish",
              List.of(
                  "node..",
                  "elf..",
                  "abi",
                  "artifact",
                  "audit.platform",
                  "artifact.proof",
                  "artifact.repository",
                  "artifact.sbom",
                  "audit")),
          Map.entry(
              "artifact.resolve",
              List.of(
                  "node..",
                  "abi",
                  "artifact",
                  "gate.plan",
                  "artifact.proof",
                  "artifact.repository")),
          Map.entry("bisect.result", List.of("toolchain", "build")),
          Map.entry("build.project", List.of("node..", "toolchain", "build")),
          Map.entry(
              "bisect.variant",
              List.of("finding", "toolchain", "build", "bisect.result", "build.project")),
          Map.entry(
              "bisect.search",
              List.of("node..", "toolchain", "build", "bisect.result", "bisect.variant")),
          Map.entry(
              "gate.module",
              List.of("node..", "finding", "abi", "build", "gate.spec", "gate.plan")),
          Map.entry(
              "bisect",
              List.of(
                  "node..",
                  "result.words",
                  "toolchain",
                  "bisect.result",
                  "build.project",
                  "bisect.variant",
                  "bisect.search",
                  "gate.module")),
          Map.entry("detect", List.of("node..", "build")),
          Map.entry("diagnose.code", List.of("node..", "elf..")),
          Map.entry("diagnose.symbol", List.of("node..", "elf..")),
          Map.entry(
              "diagnose",
              List.of(
                  "node..",
                  "finding",
                  "elf..",
                  "result.words",
                  "diagnose.code",
                  "diagnose.symbol")),
          Map.entry(
              "gate.cache",
              List.of(
                  "node..",
                  "finding",
                  "loader",
                  "result",
                  "gate.matrix",
                  "gate.plan",
                  "result.json",
                  "gate.module")),
          Map.entry(
              "gate.cell",
              List.of(
                  "node..",
                  "finding",
                  "abi",
                  "result",
                  "result.words",
                  "toolchain",
                  "audit.platform",
                  "build",
                  "gate.matrix",
                  "gate.plan",
                  "audit",
                  "gate.module",
                  "diagnose",
                  "diagnose.symbol",
                  "gate.cache")),
          Map.entry(
              "gate.timing",
              List.of(
                  "node..",
                  "finding",
                  "result",
                  "result.words",
                  "toolchain",
                  "gate.matrix",
                  "gate.module",
                  "diagnose",
                  "gate.cache",
                  "gate.cell")),
          Map.entry(
              "gate.run",
              List.of(
                  "node..",
                  "finding",
                  "result",
                  "result.words",
                  "toolchain",
                  "build",
                  "gate.matrix",
                  "gate.spec",
                  "gate.plan",
                  "audit",
                  "build.project",
                  "gate.module",
                  "diagnose",
                  "gate.cache",
                  "gate.cell",
                  "gate.timing")),
          Map.entry(
              "app.host",
              List.of(
                  "node..",
                  "abi",
                  "abi.ask",
                  "toolchain",
                  "artifact",
                  "audit.platform",
                  "build",
                  "gate.spec",
                  "gate.matrix",
                  "gate.plan",
                  "gate.cell",
                  "gate.run",
                  "diagnose",
                  "diagnose.symbol")),
          Map.entry(
              "app",
              List.of(
                  "app.host",
                  "node..",
                  "finding",
                  "abi",
                  "result",
                  "analysis",
                  "toolchain",
                  "artifact",
                  "artifact.check",
                  "artifact.proof",
                  "artifact.repository",
                  "artifact.resolve",
                  "audit",
                  "audit.platform",
                  "build",
                  "bisect",
                  "bisect.result",
                  "bisect.search",
                  "bisect.variant",
                  "gate.matrix",
                  "gate.spec",
                  "gate.plan",
                  "gate.module",
                  "gate.cache",
                  "gate.cell",
                  "gate.run",
                  "report.json")),
          Map.entry("cli.run", List.of("..")),
          Map.entry("doctor", List.of("node..", "toolchain")),
          Map.entry("explain.text", List.of()),
          Map.entry("explain.frame", List.of("finding", "explain.text")),
          Map.entry("explain.process", List.of("finding", "explain.text")),
          Map.entry("explain.refusal", List.of("finding", "audit.platform", "explain.text")),
          Map.entry("explain.vm", List.of("finding", "explain.text")),
          Map.entry(
              "explain",
              List.of(
                  "finding",
                  "explain.text",
                  "explain.frame",
                  "explain.process",
                  "explain.refusal",
                  "explain.vm")),
          Map.entry(
              "report.text",
              List.of(
                  "visible",
                  "node..",
                  "finding",
                  "elf..",
                  "abi",
                  "result",
                  "result.words",
                  "analysis",
                  "toolchain",
                  "audit.platform",
                  "gate.matrix",
                  "gate.plan",
                  "audit",
                  "bisect.result",
                  "gate.run",
                  "explain.text",
                  "explain")),
          Map.entry(
              "report.html",
              List.of(
                  "visible",
                  "node..",
                  "result",
                  "result.words",
                  "analysis",
                  "result.json",
                  "report.text")),
          Map.entry(
              "report.json",
              List.of(
                  "visible",
                  "node..",
                  "finding",
                  "elf..",
                  "abi",
                  "result",
                  "analysis",
                  "toolchain",
                  "audit.platform",
                  "build",
                  "result.json",
                  "audit",
                  "bisect.result")),
          Map.entry("report.junit", List.of("visible", "result", "result.words", "report.text")),
          Map.entry(
              "report.markdown",
              List.of("visible", "result", "result.words", "analysis", "report.text")),
          Map.entry(
              "report.sarif",
              List.of(
                  "visible",
                  "finding",
                  "result",
                  "result.words",
                  "result.json",
                  "audit",
                  "report.text",
                  "report.json")),
          Map.entry(
              "report",
              List.of(
                  "visible",
                  "node..",
                  "result",
                  "analysis",
                  "toolchain",
                  "build",
                  "gate.matrix",
                  "gate.plan",
                  "gate.run",
                  "doctor",
                  "report.text",
                  "report.html",
                  "report.json",
                  "report.junit",
                  "report.markdown",
                  "report.sarif")),
          Map.entry("cli.option", List.of("..")),
          Map.entry("generate", List.of()),
          Map.entry("generate.stub", List.of("node..", "spec")),
          Map.entry(
              "app.init",
              List.of(
                  "node..",
                  "abi",
                  "elf..",
                  "toolchain",
                  "build",
                  "build.project",
                  "detect",
                  "gate.plan",
                  "gate.run",
                  "gate.spec",
                  "app",
                  "app.host")),
          Map.entry("cli.command", List.of("..")),
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
        Stream.concat(Stream.of(name), uses.stream())
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
    assertThat(
            CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(USES).containsKey(name.substring("io.nifproof.".length())));
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching("io.nifproof.(**)").should().beFreeOfCycles());
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    check(
        noClasses()
            .that(DescribedPredicate.not(resideInAPackage("io.nifproof.cli..")))
            .should()
            .callMethod(System.class, "exit", int.class));
  }

  /** It puts a {@code VisibleWriter} before both: nobody's words reach a terminal as they are. */
  @Test
  void onlyTheProgramItselfHasTheStreamsOfTheProcess() {
    check(
        noClasses()
            .that(DescribedPredicate.not(name("io.nifproof.cli.Main").forSubtype()))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  /**
   * With one exception: {@code --sandbox} has the same command run again in this process's place,
   * with the user's own terminal; it has no deadline and is in the user's process group.
   */
  @Test
  void processesAreStartedInOnePackageOnly() {
    DescribedPredicate<JavaClass> allowed =
        resideInAPackage("io.nifproof.node.process")
            .or(name("io.nifproof.cli.run.Sandbox").forSubtype());
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

  @Test
  void theUseCasesAreUsedByTheCommandLineOnly() {
    check(
        classes()
            .that(resideInAPackage("io.nifproof.app.."))
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("io.nifproof.app..", "io.nifproof.cli.."));
  }

  /** Packages that are still to come have no classes; that is no failure. */
  private static void check(ArchRule rule) {
    assertThat(CLASSES.contain("io.nifproof.node.Arch")).isTrue();
    rule.allowEmptyShould(true).check(CLASSES);
  }
}
