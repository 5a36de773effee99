package io.nifproof.samples;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window, driven by Debian's chromedriver. */
public final class Browser implements AutoCloseable {
  /** Contrast as WCAG 2 has it, of the text of an element against what is behind it. */
  private static final String CONTRAST =
      """
      const parse = (text) => text.match(/[\\d.]+/g).map(Number);
      let behind = arguments[0];
      while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)') behind = behind.parentElement;
      const light = (text) => {
        const [r, g, b] = parse(text).map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const [a, b] = [light(getComputedStyle(arguments[0]).color), light(getComputedStyle(behind).backgroundColor)];
      return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      """;

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it with an empty profile; the test fails when it is not installed. */
  public static Browser start(Path profile) {
    Path chromium = program("chromium");
    Path chromedriver = program("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--window-size=1280,900",
        "--user-data-dir=" + profile);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .withLogFile(profile.resolve("chromedriver.log").toFile())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Path program(String name) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "this test needs `" + name + "`; `scripts/setup --tests` brings it"));
  }

  /** Opens a file and forgets what earlier ones complained of. */
  public void open(Path file) {
    List<String> unused = complaints();
    driver.get(file.toUri().toString());
  }

  /** The one element, or the first. */
  public WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** All elements. */
  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** Chooses an option of a select. */
  public void choose(String selector, String text) {
    one(selector).findElements(By.tagName("option")).stream()
        .filter(option -> option.getText().equals(text))
        .findFirst()
        .orElseThrow()
        .click();
  }

  /** Presses a key where the focus is. */
  public void press(Keys key) {
    new Actions(driver).sendKeys(key).perform();
  }

  /** The element that has the focus. */
  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Runs a script and gives what it returns. */
  public Object script(String text, Object... arguments) {
    return driver.executeScript(text, arguments);
  }

  /** The contrast of the text of the first such element. */
  public double contrast(String selector) {
    return ((Number) script(CONTRAST, one(selector))).doubleValue();
  }

  /** The size of the page; emulated, since a window cannot be as narrow as a phone. */
  public void size(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
    Map<String, Object> metrics =
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600);
    Map<String, Object> unused =
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
  }

  /** Prefers light or dark. */
  public void scheme(String scheme) {
    Map<String, Object> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    Map<String, Object> unused =
        driver.executeCdpCommand(
            "Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** The title of the page. */
  public String title() {
    return driver.getTitle();
  }

  /** What stands in the console. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
