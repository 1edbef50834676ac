package noema.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import noema.app.terminal.Words;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.text.Corpus;
import noema.model.text.SentenceSplitter;

/// The sentences of a text file or corpus, encoded by the batch.
final class Sentences {

    private static final int BATCH = 64;

    private final NoemaCommand command;
    private final ConceptModel model;
    private final List<String> waiting = new ArrayList<>();
    private final BiConsumer<String, Concept> consumer;
    private long count;

    private Sentences(
            NoemaCommand command, ConceptModel model, BiConsumer<String, Concept> consumer) {
        this.command = command;
        this.model = model;
        this.consumer = consumer;
    }

    /// Encodes every sentence of a file or folder, in order.
    ///
    /// @param progress hears how many sentences are done
    /// @return how many there were
    /// @throws InterruptedByUser when the user ends the command
    static long encode(
            NoemaCommand command,
            ConceptModel model,
            Path path,
            BiConsumer<String, Concept> consumer,
            LongConsumer progress) {
        var sentences = new Sentences(command, model, consumer);
        var splitter = new SentenceSplitter(model.config().maxTokens(), model.tokenizer()::count);
        try (Stream<String> all =
                Corpus.open(path, splitter).stories().flatMap(s -> s.sentences().stream())) {
            all.filter(sentence -> model.tokenizer().count(sentence) > 0)
                    .forEach(sentence -> {
                        sentences.waiting.add(sentence);
                        if (sentences.waiting.size() == BATCH) {
                            sentences.flush();
                            progress.accept(sentences.count);
                        }
                    });
        }
        sentences.flush();
        return sentences.count;
    }

    private void flush() {
        command.stopIfCancelled();
        List<Concept> concepts = model.encode(waiting);
        for (int i = 0; i < waiting.size(); i++) {
            consumer.accept(waiting.get(i), concepts.get(i));
        }
        count += waiting.size();
        waiting.clear();
    }

    /// The one sentence that an argument holds.
    ///
    /// @throws picocli.CommandLine.ParameterException when it is none or several
    static String one(NoemaCommand command, ConceptModel model, String text) {
        List<String> found = model.sentences(text);
        if (found.size() != 1) {
            throw command.usage(
                    found.isEmpty()
                            ? "There is no sentence in \"%s\".".formatted(text)
                            : "\"%s\" is more than one sentence of at most %d tokens."
                                    .formatted(shortened(text), model.config().maxTokens()));
        }
        return found.getFirst();
    }

    private static String shortened(String text) {
        String line = Words.printable(text);
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
