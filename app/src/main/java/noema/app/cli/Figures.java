package noema.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import noema.model.evaluate.ReportJson;

/// Reports as lines of names and figures, under the names they have in JSON.
final class Figures {

    private Figures() {}

    /// The lines of a report.
    static List<String> lines(Record report) {
        try {
            return lines(new ObjectMapper().readTree(ReportJson.text(report)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is valid JSON", e);
        }
    }

    /// The lines of a report that was read back.
    static List<String> lines(JsonNode report) {
        var lines = new ArrayList<String>();
        add("", report, lines);
        return lines;
    }

    private static void add(String prefix, JsonNode node, List<String> lines) {
        for (var entry : node.properties()) {
            String name = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                add(name + ".", value, lines);
            } else if (value.isArray()) {
                value.forEach(item -> lines.add(item.asText()));
            } else if (!value.isNull()) {
                lines.add("%-44s %s".formatted(name, figure(value)));
            }
        }
    }

    private static String figure(JsonNode value) {
        return value.isFloatingPointNumber()
                ? String.format(
                        Locale.ROOT,
                        Math.abs(value.asDouble()) < 100 ? "%.4f" : "%.1f",
                        value.asDouble())
                : value.asText();
    }
}
