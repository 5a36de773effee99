package io.nifproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the sizes that keep the sources readable: of packages, files, methods and records. */
final class SourceShapeTest {
  private static final int FILES_OF_A_PACKAGE = 25;
  private static final int LINES_OF_A_FILE = 300;
  private static final int MEDIAN_LINES_OF_A_FILE = 80;
  private static final int LINES_OF_A_METHOD = 40;
  private static final int COMPONENTS_OF_A_RECORD = 8;

  /** Packages that may be larger, each with its reason; two at most. */
  private static final Map<String, String> LARGE_PACKAGES =
      Map.of("io.nifproof.result", "a small record for each part of a result");

  /** Records with more components, each with its reason. */
  private static final Map<String, String> LARGE_RECORDS =
      Map.of(
          "NifEntry", "the members of ErlNifEntry, in the order of erl_nif.h",
          "Dynamic", "the entries of a dynamic section that anybody asks for",
          "CrashReport", "a record of the trap: what the kernel told the handler",
          "TrapReport", "the kinds of lines of the trap's record",
          "ErlangRuntime", "what identifies a runtime and where its parts are",
          "LibraryProof", "the members of an attestation's predicate");

  private static List<SourceFile> files;

  private record SourceFile(Path path, int lines, CompilationUnitTree tree, SourcePositions where) {
    String name() {
      String name = path.getFileName().toString();
      return name.substring(0, name.length() - ".java".length());
    }

    String packageName() {
      return tree.getPackageName().toString();
    }

    long line(long position) {
      return tree.getLineMap().getLineNumber(position);
    }

    long length(Tree part) {
      return line(where.getEndPosition(tree, part)) - line(where.getStartPosition(tree, part)) + 1;
    }
  }

  @BeforeAll
  static void readTheSources() throws IOException {
    List<Path> paths = new ArrayList<>();
    for (String house : List.of("../node-bridge", ".")) {
      try (Stream<Path> tree = Files.walk(Path.of(house, "src/main/java"))) {
        tree.filter(path -> path.toString().endsWith(".java")).forEach(paths::add);
      }
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<SourceFile> read = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(paths));
      SourcePositions where = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree tree : task.parse()) {
        Path path = Path.of(tree.getSourceFile().toUri());
        read.add(new SourceFile(path, Files.readAllLines(path).size(), tree, where));
      }
    }
    files = read.stream().filter(file -> !file.name().equals("package-info")).toList();
  }

  @Test
  void aPackageFitsOneScreen() {
    assertThat(LARGE_PACKAGES).hasSizeLessThanOrEqualTo(2);
    Map<String, Long> sizes =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    SourceFile::packageName, TreeMap::new, Collectors.counting()));
    assertThat(sizes).isNotEmpty();
    sizes.values().removeIf(size -> size <= FILES_OF_A_PACKAGE);
    assertThat(sizes.keySet()).isEqualTo(LARGE_PACKAGES.keySet());
  }

  @Test
  void aFileFitsAFewScreens() {
    assertThat(files)
        .filteredOn(file -> file.lines() > LINES_OF_A_FILE)
        .extracting(file -> file.path().getFileName() + ": " + file.lines())
        .isEmpty();
    List<Integer> lines = files.stream().map(SourceFile::lines).sorted().toList();
    assertThat(lines.get(lines.size() / 2)).isLessThan(MEDIAN_LINES_OF_A_FILE);
  }

  @Test
  void aMethodFitsOneScreen() {
    List<String> tooLong = new ArrayList<>();
    scan(
        (file, tree) -> {
          if (tree instanceof MethodTree method
              && method.getBody() != null
              && file.length(method) > LINES_OF_A_METHOD) {
            tooLong.add(file.name() + "." + method.getName() + ": " + file.length(method));
          }
        });
    assertThat(tooLong).isEmpty();
  }

  @Test
  void aRecordHasFewComponents() {
    List<String> large = new ArrayList<>();
    scan(
        (file, tree) -> {
          if (tree instanceof ClassTree type && type.getKind() == Tree.Kind.RECORD) {
            long components = type.getMembers().stream().filter(SourceShapeTest::component).count();
            if (components > COMPONENTS_OF_A_RECORD) {
              large.add(type.getSimpleName().toString());
            }
          }
        });
    assertThat(large).containsExactlyInAnyOrderElementsOf(LARGE_RECORDS.keySet());
  }

  private static boolean component(Tree member) {
    return member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC);
  }

  @Test
  void aNameStandsForOneThing() {
    Map<String, List<String>> homes =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    SourceFile::name,
                    TreeMap::new,
                    Collectors.mapping(SourceFile::packageName, Collectors.toList())));
    homes.values().removeIf(packages -> packages.size() == 1);
    assertThat(homes).isEmpty();
  }

  private interface Visitor {
    void visit(SourceFile file, Tree tree);
  }

  private static void scan(Visitor visitor) {
    for (SourceFile file : files) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void scan(Tree tree, Void unused) {
          if (tree != null) {
            visitor.visit(file, tree);
          }
          return super.scan(tree, null);
        }
      }.scan(file.tree(), null);
    }
  }
}
