import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Prints the test counts of all modules, alone on one line: `12 passed, 0 failed, 1 skipped`.
///
/// They are read from the reports that Surefire leaves in `MODULE/target/surefire-reports`, so the
/// line is right whether the build went through or not. Run with `java TestCounts.java ROOT`.
final class TestCounts {
    private int tests;
    private int failed;
    private int skipped;

    private TestCounts() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of(args.length > 0 ? args[0] : ".");
        TestCounts counts = new TestCounts();
        try (DirectoryStream<Path> modules = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path module : modules) {
                Path reports = module.resolve("target/surefire-reports");
                if (Files.isDirectory(reports)) {
                    counts.addFolder(reports);
                }
            }
        }
        System.out.println(counts);
    }

    private void addFolder(Path reports) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                try {
                    addReport(file);
                } catch (XMLStreamException | NumberFormatException _) {
                    // A report is cut short when the test JVM dies while it is written.
                    tests++;
                    failed++;
                }
            }
        }
    }

    private void addReport(Path file) throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader suite = factory.createXMLStreamReader(in);
            suite.nextTag();
            int ran = attribute(suite, "tests");
            int failures = attribute(suite, "failures") + attribute(suite, "errors");
            int left = attribute(suite, "skipped");
            tests += ran;
            failed += failures;
            skipped += left;
        }
    }

    private static int attribute(XMLStreamReader suite, String name) {
        return Integer.parseInt(suite.getAttributeValue(null, name));
    }

    @Override
    public String toString() {
        int passed = tests - failed - skipped;
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
