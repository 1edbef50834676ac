package noema.app.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import noema.model.atlas.AtlasMemory;
import noema.model.concept.Concept;
import noema.model.generate.ConceptModel;
import noema.model.generate.ConceptNetwork;
import noema.model.generate.Insight;
import noema.model.generate.ModelFolder;
import noema.model.generate.StopSignal;
import noema.model.render.Earlier;
import noema.model.tell.ModelFamily;
import noema.model.tensor.NativeRuntime;
import noema.model.tensor.NoemaException;
import noema.model.tensor.Precision;
import noema.model.text.BpeVocabulary;
import noema.model.text.Tokenizer;
import noema.model.trace.Recipe;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import org.jspecify.annotations.Nullable;

/// Holds the model on the compute thread, loads it behind the window, and answers the panes' questions.
final class ModelHost implements Mind, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ModelHost.class.getName());

    /// For errors that nobody expected.
    static final String UNEXPECTED =
            "Something went wrong that should not have; what happened is in the log file (Help, Show log file).";

    private static final String GONE =
            "The settings name the GPU %s, which this computer does not have; the model runs on the CPU instead.";
    private static final Recipe WARM_UP = Recipe.of("It was a sunny day.", 1);

    private final ComputeThread compute = new ComputeThread();
    private final ReadOnlyObjectWrapper<ModelState> state;
    private final BooleanProperty ready = new SimpleBooleanProperty();
    private volatile @Nullable ModelFamily family;
    private volatile List<String> devices = List.of();
    private final AtomicInteger unanswered = new AtomicInteger();
    private CompletableFuture<Optional<BpeVocabulary>> words;

    ModelHost(Path folder) {
        words = reading(folder);
        state = new ReadOnlyObjectWrapper<>(new ModelState.Loading(folder.toString()));
    }

    /// Loads a model in the background, in place of the one that is there.
    ///
    /// @param device    by its name; see [NativeRuntime#useDevice]
    /// @param precision null for the faster one
    void load(Path folder, String device, @Nullable Precision precision) {
        ready.set(false);
        state.set(new ModelState.Loading(folder.toString()));
        words = reading(folder);
        compute.run(() -> {
            ModelState loaded = loaded(folder, device, precision);
            Platform.runLater(() -> {
                state.set(loaded);
                ready.set(loaded instanceof ModelState.Ready);
            });
            if (loaded instanceof ModelState.Ready) {
                warmUp();
            }
        });
    }

    /// Thinks one sentence for nobody: what is done for the first time takes many times as long. Ends as soon as anything else
    /// is wanted of the model.
    private void warmUp() {
        try {
            present()
                    .base()
                    .generate(
                            WARM_UP,
                            Insight.EXAMINED,
                            event -> {},
                            () -> compute.isAwaited() ? StopSignal.Stop.NOW : StopSignal.Stop.NONE);
        } catch (RuntimeException e) {
            // Whatever is wrong with the model is told to whoever asks for a run.
            LOG.log(Level.FINE, "The model could not be warmed up", e);
        }
    }

    private ModelState loaded(Path folder, String device, @Nullable Precision precision) {
        long start = System.nanoTime();
        try {
            boolean there = NativeRuntime.useDevice(device);
            devices = NativeRuntime.devices();
            ConceptModel next =
                    ConceptModel.load(folder, precision == null ? Precision.fastest() : precision);
            // What is wrong with the map is told where it is shown.
            AtlasMemory.give(next, folder, why -> LOG.log(Level.FINE, why));
            ModelFamily before = family;
            var folders = ModelFamily.Folders.beside(folder);
            family = new ModelFamily(next, folders);
            if (before != null) {
                close(before);
            }
            Path name = folder.toAbsolutePath().normalize().getFileName();
            return new ModelState.Ready(
                    name == null ? folder.toString() : name.toString(),
                    next.hash(),
                    next.device(),
                    folders.ways(),
                    there ? "" : GONE.formatted(device),
                    ConceptNetwork.count(next.config()),
                    (System.nanoTime() - start) / 1e9);
        } catch (NoemaException e) {
            return new ModelState.Failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.SEVERE, "The model could not be loaded", e);
            return new ModelState.Failed(UNEXPECTED);
        }
    }

    /// The vocabulary is a small file, and a saved run can be read with it before the model is there.
    private static CompletableFuture<Optional<BpeVocabulary>> reading(Path folder) {
        return CompletableFuture.supplyAsync(() -> read(folder), Thread::startVirtualThread);
    }

    private static Optional<BpeVocabulary> read(Path folder) {
        try {
            return Optional.of(BpeVocabulary.load(folder.resolve(ModelFolder.TOKENIZER)));
        } catch (NoemaException e) {
            return Optional.empty();
        }
    }

    ModelState state() {
        return state.get();
    }

    /// Names of the devices that a model can be loaded on; empty before it is known.
    List<String> devices() {
        return devices;
    }

    ReadOnlyObjectProperty<ModelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    private static void close(ModelFamily family) {
        family.close();
        family.base().close();
    }

    /// Tells once, now or later, whether there is a model; on the JavaFX thread.
    void whenLoaded(Consumer<ModelState> then) {
        if (!(state() instanceof ModelState.Loading)) {
            then.accept(state());
            return;
        }
        state.addListener(
                new ChangeListener<>() {
                    @Override
                    public void changed(
                            ObservableValue<? extends ModelState> there,
                            ModelState before,
                            ModelState now) {
                        if (!(now instanceof ModelState.Loading)) {
                            state.removeListener(this);
                            then.accept(now);
                        }
                    }
                });
    }

    /// Does long work with the model and those beside it.
    ///
    /// @param failed hears why it could not be done, on the compute thread
    /// @param ended  called afterwards in any case, on the compute thread
    void run(Consumer<ModelFamily> work, Consumer<NoemaException> failed, Runnable ended) {
        compute.run(() -> {
            try {
                work.accept(present());
            } catch (NoemaException e) {
                failed.accept(e);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "A run broke down", e);
                failed.accept(new NoemaException(UNEXPECTED, e));
            } catch (OutOfMemoryError e) {
                failed.accept(
                        new NoemaException(
                                "There is not enough memory for this run; ask for fewer steps or candidates.",
                                e));
            } finally {
                ended.run();
            }
        });
    }

    /// Answers waiting questions in the middle of a run, on the compute thread.
    void answerQuestions() {
        compute.answerQuestions();
    }

    private ModelFamily present() {
        ModelFamily now = family;
        if (now == null) {
            throw new NoemaException(
                    state.get() instanceof ModelState.Failed failed
                            ? failed.sentence()
                            : "The model is still being loaded.");
        }
        return now;
    }

    /// Whether something was asked whose answer has not arrived.
    boolean isAsked() {
        return unanswered.get() > 0;
    }

    /// Asks the model something short; the answer arrives on the JavaFX thread.
    <T> CompletionStage<T> ask(Function<ConceptModel, T> question) {
        return askAll(all -> question.apply(all.base()));
    }

    /// Asks the model or one beside it something short; the answer arrives on the JavaFX thread.
    <T> CompletionStage<T> askAll(Function<ModelFamily, T> question) {
        var answer = new CompletableFuture<T>();
        unanswered.incrementAndGet();
        compute.ask(() -> question.apply(present()))
                .whenComplete((value, error) ->
                        Platform.runLater(() -> {
                            unanswered.decrementAndGet();
                            if (error == null) {
                                answer.complete(value);
                            } else {
                                answer.completeExceptionally(known(error));
                            }
                        }));
        return answer;
    }

    private static NoemaException known(Throwable error) {
        Throwable cause = error instanceof CompletionException c ? c.getCause() : error;
        if (cause instanceof NoemaException known) {
            return known;
        }
        LOG.log(Level.SEVERE, "A question could not be answered", cause);
        return new NoemaException(UNEXPECTED, cause);
    }

    @Override
    public ObservableBooleanValue readyProperty() {
        return ready;
    }

    @Override
    public CompletionStage<List<Reading>> read(List<Concept> concepts, List<Said> previous) {
        return ask(now ->
                now.read(concepts, earlier(previous, now.tokenizer())).stream()
                        .map(r -> new Reading(r.text(), r.roundTrip()))
                        .toList());
    }

    private static List<Earlier> earlier(List<Said> previous, Tokenizer tokenizer) {
        return previous.stream()
                .map(said -> new Earlier(said.concept(), tokenizer.encode(said.text())))
                .toList();
    }

    @Override
    public CompletionStage<List<Concept>> encode(List<String> sentences) {
        return ask(now -> now.encode(sentences));
    }

    @Override
    public CompletionStage<List<Concept>> encodeParagraphs(List<String> texts) {
        return askAll(all -> texts.stream().map(text -> Stories.paragraph(all, text)).toList());
    }

    @Override
    public CompletionStage<List<Alternative>> alternatives(
            RunSnapshot run, int sentence, int count) {
        return ask(now ->
                now
                        .alternatives(
                                run.recipe(),
                                Stories.before(run, sentence, now.tokenizer()::encode),
                                sentence,
                                count,
                                () -> false)
                        .stream()
                        .map(a ->
                                new Alternative(
                                        a.candidate(), a.concept().values(), a.text(), a.score()))
                        .toList());
    }

    @Override
    public String piece(int token) {
        BpeVocabulary known = words.join().orElse(null);
        return known == null || token < 0 || token >= known.size()
                ? "<" + token + ">"
                : known.text(token);
    }

    @Override
    public OptionalInt token(String word) {
        return words.join().map(known -> known.token(word)).orElse(OptionalInt.empty());
    }

    @Override
    public void close() {
        compute.run(() -> {
            ModelFamily last = family;
            family = null;
            if (last != null) {
                close(last);
            }
        });
        compute.close();
    }
}
