import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Prints the test counts of all modules, alone on one line: `12 passed, 0 failed, 1 skipped`.
///
/// They are the sum of the lines that Surefire closes each module with in Maven's output. Its XML reports would not do: a
/// class with tests of two engines (JUnit and jqwik) writes its report twice, and the second replaces the first. Run with
/// `java TestCounts.java LOG`.
final class TestCounts {
    private static final Pattern SUMMARY =
            Pattern.compile(
                    "Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)\\s*$");
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

    private TestCounts() {}

    public static void main(String[] args) throws IOException {
        int tests = 0;
        int failed = 0;
        int skipped = 0;
        String log = new String(Files.readAllBytes(Path.of(args[0])), StandardCharsets.UTF_8);
        for (String line : log.lines().toList()) {
            Matcher summary = SUMMARY.matcher(COLOUR.matcher(line).replaceAll(""));
            if (summary.find()) {
                tests += Integer.parseInt(summary.group(1));
                failed += Integer.parseInt(summary.group(2)) + Integer.parseInt(summary.group(3));
                skipped += Integer.parseInt(summary.group(4));
            }
        }
        int passed = tests - failed - skipped;
        System.out.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
    }
}
