package noema.model.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Reads the stories of one file one after another.
final class StoryReader implements AutoCloseable {

    /// The line between two stories.
    static final String SEPARATOR = "<|endoftext|>";

    /// How the lines of a file make stories.
    private enum Layout {
        /// Lines are paragraphs, separators end stories.
        SEPARATED,
        /// Blank lines end paragraphs, lines inside them are joined.
        BLOCKS,
        /// Lines are paragraphs, there is no mark between stories.
        LINES,
        /// Each line is a JSON object with a story in `text`.
        JSON
    }

    /// Stories without a mark at their end are cut into pieces of about this many sentences.
    private static final int UNMARKED_SENTENCES = 64;

    /// No story grows over this many sentences, so that a file with one story of gigabytes still
    /// streams.
    private static final int MOST_SENTENCES = 4096;

    private static final int HEAD_CHARACTERS = 1 << 18;
    private static final int LONGEST_TEXT_LINE = 1 << 16;
    private static final int LONGEST_JSON_LINE = 1 << 26;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Path file;
    private final SentenceSplitter splitter;
    private final Layout layout;
    private final TextInput input;
    private final Deque<Story> ready = new ArrayDeque<>();
    private final StringBuilder block = new StringBuilder();
    private List<List<String>> paragraphs = new ArrayList<>();
    private int sentences;
    private long lineNumber;

    StoryReader(Path file, SentenceSplitter splitter) {
        this.file = file;
        this.splitter = splitter;
        layout = layout(file);
        input = new TextInput(file, layout == Layout.JSON ? LONGEST_JSON_LINE : LONGEST_TEXT_LINE);
    }

    /// Reads the head of a file and throws the [NoemaException] that says why it cannot be a
    /// corpus.
    static void check(Path file) {
        layout(file);
    }

    private static Layout layout(Path file) {
        boolean separated = false;
        boolean blank = false;
        boolean gap = false;
        boolean text = false;
        int characters = 0;
        boolean json = name(file).matches(".*\\.(jsonl|ndjson|json)(\\.gz)?");
        try (TextInput head = new TextInput(file, HEAD_CHARACTERS)) {
            String line;
            while (characters < HEAD_CHARACTERS && (line = head.readLine()) != null) {
                blank |= gap && !line.isBlank();
                gap = text && line.isBlank();
                if (!text && !line.replace(SEPARATOR, "").isBlank()) {
                    text = true;
                    json |= isStory(line);
                }
                separated |= line.contains(SEPARATOR);
                characters += line.length() + 1;
            }
        }
        if (!text && characters < HEAD_CHARACTERS) {
            throw new NoemaException("The file " + file + " is empty; give one with text in it.");
        }
        return json
                ? Layout.JSON
                : separated ? Layout.SEPARATED : blank ? Layout.BLOCKS : Layout.LINES;
    }

    private static String name(Path file) {
        return file.getFileName() == null
                ? ""
                : file.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isStory(String line) {
        try {
            return line.stripLeading().startsWith("{")
                    && JSON.readTree(line).path("text").isTextual();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /// The next story, null at the end of the file.
    @Nullable Story next() {
        while (ready.isEmpty()) {
            String line = input.readLine();
            if (line == null) {
                endParagraph();
                endStory();
                return ready.poll();
            }
            lineNumber++;
            if (layout == Layout.JSON) {
                json(line).lines().forEach(this::line);
                endStory();
            } else {
                line(line);
            }
        }
        return ready.poll();
    }

    private void line(String line) {
        int start = 0;
        for (int at = line.indexOf(SEPARATOR); at >= 0; at = line.indexOf(SEPARATOR, start)) {
            block.append(line, start, at);
            endParagraph();
            endStory();
            start = at + SEPARATOR.length();
        }
        String rest = line.substring(start);
        if (layout == Layout.BLOCKS && rest.isBlank() && input.lineEnded()) {
            endParagraph();
            return;
        }
        block.append(rest);
        if (input.lineEnded()) {
            if (layout == Layout.BLOCKS) {
                block.append('\n');
            } else {
                endParagraph();
            }
        }
        if (block.length() >= LONGEST_TEXT_LINE) {
            drain();
        }
    }

    /// Hands on a giant paragraph up to its last sentence, which may not be complete yet.
    private void drain() {
        List<String> split = splitter.split(block.toString());
        boolean space = Character.isWhitespace(block.charAt(block.length() - 1));
        block.setLength(0);
        if (split.size() > 1) {
            block.append(split.getLast()).append(space ? " " : "");
            split = split.subList(0, split.size() - 1);
        }
        paragraph(split);
    }

    private String json(String line) {
        if (line.isBlank()) {
            return "";
        }
        if (!input.lineEnded()) {
            throw new NoemaException(
                    "Line " + lineNumber + " of " + file + " is too long for a line of JSON.");
        }
        try {
            JsonNode text = JSON.readTree(line).path("text");
            if (text.isTextual()) {
                return text.textValue();
            }
        } catch (JsonProcessingException e) {
            throw new NoemaException(
                    "Line "
                            + lineNumber
                            + " of "
                            + file
                            + " is not JSON; each line must be an object with a text.",
                    e);
        }
        throw new NoemaException(
                "Line "
                        + lineNumber
                        + " of "
                        + file
                        + " has no field \"text\" with a story in it.");
    }

    private void endParagraph() {
        paragraph(splitter.split(block.toString()));
        block.setLength(0);
    }

    private void paragraph(List<String> split) {
        boolean marked = layout == Layout.SEPARATED || layout == Layout.JSON;
        int most = marked ? MOST_SENTENCES : UNMARKED_SENTENCES;
        for (int start = 0; start < split.size(); start += most) {
            List<String> part = split.subList(start, Math.min(split.size(), start + most));
            if (sentences + part.size() > most) {
                endStory();
            }
            paragraphs.add(part);
            sentences += part.size();
        }
    }

    private void endStory() {
        if (!paragraphs.isEmpty()) {
            ready.add(new Story(paragraphs));
            paragraphs = new ArrayList<>();
            sentences = 0;
        }
    }

    @Override
    public void close() {
        input.close();
    }
}
