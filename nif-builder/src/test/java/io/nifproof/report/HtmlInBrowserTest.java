package io.nifproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.nifproof.result.Results;
import io.nifproof.samples.Browser;
import io.nifproof.samples.SampleMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Opens reports in a real browser and uses them as people do. */
final class HtmlInBrowserTest {
  @TempDir private static Path folder;

  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(Files.createDirectories(folder.resolve("profile")));
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void findsNoErrorInTheConsole() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static void open(Results results) throws Exception {
    Path file = Files.createTempFile(folder, "report", ".html");
    new ReportFile(ReportKind.HTML, file).write(results, "1.2.3");
    browser.open(file);
  }

  @Test
  void showsWhatCallsTakeInAChartAndInTheCell() throws Exception {
    open(SampleMatrix.of48());
    String chart = browser.one(".charts .card:last-child").getText();
    assertThat(chart).contains("A call of sum([1,2,3])", "O1", "2.00 µs ±1% (2.0x O0)");
    assertThat(browser.one("[aria-labelledby='h-charts'] > ul").getText())
        .startsWith("not timed: `sum([1,2,3])` in ");
    browser.one("[aria-label^='gcc-O1 on debian:bookworm/amd64']").click();
    assertThat(browser.one("dialog[open]").getText()).contains("a call takes", "2,000 ns ± 20");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void showsTheEvidenceOfTheCellThatIsClicked() throws Exception {
    open(SampleMatrix.of48());
    assertThat(browser.all("#grid tbody tr")).hasSize(8);
    assertThat(browser.all("#grid .cell")).hasSize(48);
    browser.one("[aria-label='clang-O3 on debian:bookworm/amd64, OTP 25 amd64: crashed']").click();
    String evidence = browser.one("dialog[open]").getText();
    assertThat(evidence)
        .contains("clang-O3@debian:bookworm/amd64")
        .contains("SIGSEGV in sum/1 at sum.c:12")
        .contains("NP101 error at sum", "the function reads through a pointer")
        .contains("c_src/sum.c:12", "x.so + 0x1139")
        .contains("rip", "0x7f3a5c003abc")
        .contains("Segmentation fault");
    browser.one("#next").click();
    assertThat(browser.one("#evidence-title").getText()).isEqualTo("clang-O3@debian:trixie/amd64");
    browser.press(Keys.ESCAPE);
    assertThat(browser.all("dialog[open]")).isEmpty();
    assertThat(browser.focused().getAttribute("aria-label"))
        .startsWith("clang-O3 on debian:trixie");
  }

  @Test
  void filtersByStateAxisAndText() throws Exception {
    open(SampleMatrix.of48());
    browser.one("button[data-state=fail]").click();
    assertThat(shown()).isEqualTo(12);
    assertThat(browser.one("#shown").getText()).isEqualTo("12 of 48 cells");
    assertThat(visibleRows()).containsExactly("clang-O2", "clang-O3");
    browser.choose("#axis-arch", "arm64");
    assertThat(shown()).isEqualTo(6);
    browser.one("#find").sendKeys("trixie O3");
    assertThat(shown()).isEqualTo(1);
    browser.one("#find").sendKeys(" nonsense");
    assertThat(browser.one("#none").isDisplayed()).isTrue();
    browser.one("#find").clear();
    browser.one("#find").sendKeys("np101 ");
    assertThat(shown()).isEqualTo(6);
  }

  @Test
  void canBeUsedWithTheKeysAlone() throws Exception {
    open(SampleMatrix.of48());
    browser.script("document.querySelector('#grid .cell[tabindex=\"0\"]').focus()");
    browser.press(Keys.ARROW_DOWN);
    browser.press(Keys.ARROW_RIGHT);
    assertThat(browser.focused().getAttribute("aria-label"))
        .isEqualTo("gcc-O1 on debian:trixie/amd64, OTP 27 amd64: pass");
    browser.press(Keys.ENTER);
    assertThat(browser.one("#evidence-title").getText()).isEqualTo("gcc-O1@debian:trixie/amd64");
    browser.press(Keys.ESCAPE);
    assertThat(browser.focused().getAttribute("aria-label")).startsWith("gcc-O1 on debian:trixie");
    assertThat(browser.all("#grid .cell[tabindex='0']")).hasSize(1);
  }

  @Test
  void isATableWithHeadsForThoseWhoDoNotSeeIt() throws Exception {
    open(SampleMatrix.of48());
    assertThat(browser.all("#grid thead th[scope=col]")).hasSize(7);
    assertThat(browser.all("#grid tbody th[scope=row]")).hasSize(8);
    assertThat(browser.one("#grid caption").getAttribute("textContent"))
        .contains("runtimes across");
    assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
    // Each thing that is used has a name, and no id is there twice.
    assertThat(
            browser.script(
                "return [...document.querySelectorAll('button, input, select')].filter(e =>"
                    + " !(e.getAttribute('aria-label') || e.textContent.trim() ||"
                    + " e.labels?.length)).length"))
        .isEqualTo(0L);
    assertThat(
            browser.script(
                "const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
                    + " return ids.length - new Set(ids).size"))
        .isEqualTo(0L);
  }

  @Test
  void fitsAPhone() throws Exception {
    open(SampleMatrix.of48());
    browser.size(390, 844);
    try {
      assertThat(browser.script("return document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      browser.one("#grid .cell").click();
      assertThat(
              browser.script("return document.querySelector('dialog').scrollWidth <= innerWidth"))
          .isEqualTo(true);
    } finally {
      browser.size(1280, 900);
    }
  }

  @Test
  void hasEnoughContrastInLightAndDark() throws Exception {
    open(SampleMatrix.of48());
    for (String scheme : List.of("light", "dark")) {
      browser.scheme(scheme);
      for (String what : List.of(".cell.pass", ".cell.fail", ".cell.flaky", ".cell.incomplete")) {
        assertThat(browser.contrast(what)).as(what + " " + scheme).isGreaterThanOrEqualTo(4.5);
      }
      assertThat(browser.contrast(".card .faint")).as(scheme).isGreaterThanOrEqualTo(4.5);
    }
    browser.scheme("light");
  }

  @Test
  void letsNoTextOfALibraryAct() throws Exception {
    open(SampleMatrix.hostile());
    for (WebElement cell : browser.all("#grid .cell")) {
      cell.click();
      assertThat(browser.one("dialog[open]").getText()).contains("onerror=");
      browser.press(Keys.ESCAPE);
    }
    assertThat(browser.title()).contains("onerror=").doesNotStartWith("owned");
    assertThat(browser.all("img, b, [onerror]")).isEmpty();
  }

  @Test
  void fetchesNothing() throws Exception {
    open(SampleMatrix.of48());
    assertThat(browser.script("return performance.getEntriesByType('resource').length"))
        .isEqualTo(0L);
    assertThat(browser.script("return document.querySelector('meta[http-equiv]').content"))
        .asString()
        .startsWith("default-src 'none'; ");
  }

  @Test
  void staysUsableWithAThousandCells() throws Exception {
    open(SampleMatrix.report("sums", 21).results());
    assertThat(browser.all("#grid .cell")).hasSize(1008);
    long start = System.nanoTime();
    browser.one("#find").sendKeys("flags20");
    assertThat(shown()).isEqualTo(48);
    browser.one("#grid .cell:not([hidden])").click();
    assertThat(browser.one("dialog[open]").isDisplayed()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private static int shown() {
    return browser.all("#grid .cell:not([hidden])").size();
  }

  private static List<String> visibleRows() {
    return browser.all("#grid tbody tr:not([hidden]) th").stream()
        .map(WebElement::getText)
        .toList();
  }
}
