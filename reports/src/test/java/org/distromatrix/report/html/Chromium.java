package org.distromatrix.report.html;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a screen, and what the tests do with a page in it. */
final class Chromium implements AutoCloseable {
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts it with nothing of any user. */
  static Chromium start(Path userData) throws IOException {
    boolean onUbuntu = Files.readString(Path.of("/etc/os-release")).contains("\nID=ubuntu\n");
    assumeTrue(Files.exists(DRIVER) || !onUbuntu, "Ubuntu has Chromium as a snap only");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // tests run as root
        "--disable-gpu",
        "--disable-dev-shm-usage", // which is small in containers
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + userData,
        "--window-size=1600,1000");
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    return new Chromium(new ChromeDriver(service, options));
  }

  /** Opens a file anew, at a part of it that begins with #, or "". */
  void open(Path file, String part) {
    driver.get("about:blank");
    driver.get(URI.create(file.toUri() + part).toString());
    until(() -> !all("html[data-ready]").isEmpty());
  }

  void size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void dark(boolean wanted) {
    var feature = Map.of("name", "prefers-color-scheme", "value", wanted ? "dark" : "light");
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** The element whose accessible name begins so. */
  WebElement labelled(String label) {
    return one("[aria-label^=\"" + label + "\"]");
  }

  /** Texts of what is to be seen. */
  List<String> texts(String selector) {
    return all(selector).stream().filter(WebElement::isDisplayed).map(WebElement::getText).toList();
  }

  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void pressEscape() {
    press(Keys.ESCAPE);
  }

  String title() {
    return String.valueOf(driver.getTitle());
  }

  /** The part of the address that begins with #. */
  String part() {
    return String.valueOf(run("return decodeURIComponent(location.hash)"));
  }

  Object run(String script, Object... arguments) {
    return String.valueOf(driver.executeScript(script, arguments));
  }

  /** How long the page takes to follow to another part of its address. */
  long milliseconds(String part) {
    var script =
        "const began = performance.now(), done = arguments[1];"
            + "addEventListener('hashchange', () => requestAnimationFrame(() =>"
            + " done(Math.round(performance.now() - began))), { once: true });"
            + "location.hash = arguments[0];";
    return (Long) Objects.requireNonNull(driver.executeAsyncScript(script, part));
  }

  byte[] picture() {
    return driver.getScreenshotAs(org.openqa.selenium.OutputType.BYTES);
  }

  /** What the page complained of. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Waits for what the page does by itself after an event. */
  void until(Condition condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .ignoring(StaleElementReferenceException.class)
        .until(any -> condition.holds());
  }

  /** Something to be seen in a page. */
  interface Condition {
    boolean holds();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
