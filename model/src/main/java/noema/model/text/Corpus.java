package noema.model.text;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import noema.model.tensor.NoemaException;
import org.jspecify.annotations.Nullable;

/// Stories in files, read as a stream and never held in memory as a whole.
///
/// A file is UTF-8 text or JSON lines with a `text` field, either of them gzipped or not; a folder
/// is all `.txt`, `.text`, `.jsonl` and `.ndjson` files in it and below, with or without `.gz`,
/// sorted by path. In a text file the line `<|endoftext|>` ends a story and every other line is a
/// paragraph. A text file without that line is one story, cut into pieces of at most 64 sentences;
/// there blank lines, if there are any, are what separates paragraphs.
public final class Corpus {

    private static final String EXTENSIONS = ".*\\.(txt|text|jsonl|ndjson)(\\.gz)?";

    private final List<Path> files;
    private final SentenceSplitter splitter;
    private long storyCount = -1;

    private Corpus(List<Path> files, SentenceSplitter splitter) {
        this.files = files;
        this.splitter = splitter;
    }

    /// Opens a file or folder with the default splitter, which counts words and punctuation marks.
    ///
    /// @throws NoemaException if there is no text to read, naming the file and the reason
    public static Corpus open(Path path) {
        return open(path, new SentenceSplitter());
    }

    /// Opens a file or folder; the head of every file is checked now, the rest while it is read.
    ///
    /// @throws NoemaException if there is no text to read, naming the file and the reason
    public static Corpus open(Path path, SentenceSplitter splitter) {
        if (!Files.exists(path)) {
            throw new NoemaException(
                    "There is no file or folder " + path + "; check the path of the corpus.");
        }
        if (!Files.isDirectory(path) && !Files.isRegularFile(path)) {
            throw new NoemaException(
                    "The path " + path + " is neither a file nor a folder; give a file of text.");
        }
        List<Path> files = Files.isDirectory(path) ? filesIn(path) : List.of(path);
        if (files.isEmpty()) {
            throw new NoemaException(
                    "The folder "
                            + path
                            + " holds no text; put .txt, .txt.gz or .jsonl files into it.");
        }
        files.forEach(StoryReader::check);
        return new Corpus(files, splitter);
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Corpus::isText).sorted().toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw unreadable(folder, new IOException(e.getMessage(), e));
        }
    }

    private static NoemaException unreadable(Path folder, IOException e) {
        return new NoemaException(
                "Cannot read the folder " + folder + ": " + TextInput.reason(e) + ".", e);
    }

    private static boolean isText(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && name.matches(EXTENSIONS) && Files.isRegularFile(path);
    }

    /// The files of the corpus in the order in which they are read.
    public List<Path> files() {
        return files;
    }

    /// The stories of all files in order, read as they are asked for; close the stream if it is not
    /// read to its end.
    ///
    /// A bad file throws a [NoemaException] from the stream when the bad place is reached.
    public Stream<Story> stories() {
        Stories stories = new Stories(files.iterator());
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                stories, Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(stories::close);
    }

    /// How many stories there are; the first call reads everything once.
    public synchronized long storyCount() {
        if (storyCount < 0) {
            try (Stream<Story> stories = stories()) {
                storyCount = stories.count();
            }
        }
        return storyCount;
    }

    private final class Stories implements Iterator<Story>, AutoCloseable {
        private final Iterator<Path> remaining;
        private @Nullable StoryReader reader;
        private @Nullable Story next;

        Stories(Iterator<Path> remaining) {
            this.remaining = remaining;
        }

        @Override
        public boolean hasNext() {
            while (next == null) {
                StoryReader current = reader;
                if (current == null) {
                    if (!remaining.hasNext()) {
                        return false;
                    }
                    current = new StoryReader(remaining.next(), splitter);
                    reader = current;
                }
                try {
                    next = current.next();
                } finally {
                    if (next == null) {
                        close();
                    }
                }
            }
            return true;
        }

        @Override
        public Story next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Story story = requireNonNull(next);
            next = null;
            return story;
        }

        @Override
        public void close() {
            StoryReader current = reader;
            if (current != null) {
                reader = null;
                current.close();
            }
        }
    }
}
