package noema.ui.denoising;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import noema.model.text.Tokenizer;
import noema.model.trace.Edit;
import noema.model.trace.TraceEvent.TokenFrame;
import noema.ui.look.Numbers;
import noema.ui.run.Cursor;
import noema.ui.run.RunSnapshot;
import noema.ui.run.SentenceRun;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// The canvas of the sentence at the playhead, and what can be done to it.
public final class CanvasModel {

    private final Workbench bench;
    private final ReadOnlyObjectWrapper<CanvasState> state =
            new ReadOnlyObjectWrapper<>(CanvasState.EMPTY);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.CONFIDENCE);
    private final ObjectProperty<@Nullable Consumer<Edit>> onRelease = new SimpleObjectProperty<>();

    private @Nullable RunSnapshot seen;
    private @Nullable Cursor seenAt;

    // Frames that were already read: a run that goes on adds to them.
    private List<TokenFrame> read = List.of();
    private List<Frame> frames = List.of();
    private Map<Integer, Integer> forced = Map.of();

    /// A model that follows the playhead of a workbench.
    public CanvasModel(Workbench bench) {
        this.bench = bench;
        bench.run().snapshotProperty().subscribe(this::update);
        bench.playhead().cursorProperty().subscribe(this::update);
        update();
    }

    /// What is shown.
    public ReadOnlyObjectProperty<CanvasState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is shown.
    public CanvasState state() {
        return state.get();
    }

    /// What colours mean.
    public ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    /// Takes a decision by the user back; null while nobody can do that.
    public ObjectProperty<@Nullable Consumer<Edit>> onReleaseProperty() {
        return onRelease;
    }

    /// The likeliest tokens of a place when it was last open, likeliest first; empty if it never was.
    public List<Choice> choices(Place place) {
        var list = new ArrayList<Choice>();
        for (int i = 0; i < place.alternatives().length; i++) {
            int token = place.alternatives()[i];
            list.add(new Choice(token, piece(token), place.chances()[i]));
        }
        return list;
    }

    /// One or two sentences about a place.
    public String explain(Place place) {
        String where = "Place " + place.index() + ": ";
        if (place.forced()) {
            return where + "you put this word here.";
        }
        if (!place.open()) {
            return where
                    + "committed in step "
                    + place.settledAt()
                    + " with probability "
                    + Numbers.percent(place.confidence())
                    + ".";
        }
        if (place.alternatives().length == 0) {
            return where + "open, not looked at yet.";
        }
        return where
                + "open; entropy "
                + Numbers.plain(place.entropy())
                + " nats (H = −Σ p ln p), as undecided as between "
                + Numbers.plain(Math.exp(place.entropy()))
                + " equally likely tokens.";
    }

    /// Runs again with a token at a place of the shown sentence.
    public void force(int place, int token) {
        bench.director().edit(new Edit.Word(state().sentence(), place, token));
    }

    /// Runs again with words at places, lowest place first; see [Constraints].
    ///
    /// @throws noema.model.tensor.NoemaException when they cannot be understood; then nothing happens
    public void constrain(String text) {
        int length = state().now().places().size();
        Constraints.parse(text, length, bench.mind()::token).forEach(this::force);
    }

    /// Takes back that a token was put at a place, where somebody can do that.
    public void release(int place) {
        Consumer<Edit> releaser = onRelease.get();
        Integer token = forced.get(place);
        if (releaser != null && token != null) {
            releaser.accept(new Edit.Word(state().sentence(), place, token));
        }
    }

    /// Moves the playhead to a frame of the shown sentence, as near as there is one; 0 is the end of its thought.
    public void moveTo(int frame) {
        bench.playhead().moveTo(new Cursor(state().sentence(), Integer.MAX_VALUE, frame));
    }

    private void update() {
        RunSnapshot run = bench.run().snapshot();
        Cursor here = bench.playhead().cursor();
        if (run == seen && here.equals(seenAt)) {
            return;
        }
        seen = run;
        seenAt = here;
        if (run == null || here.sentence() >= run.sentences().size()) {
            state.set(CanvasState.EMPTY);
            return;
        }
        SentenceRun sentence = run.sentences().get(here.sentence());
        Map<Integer, Integer> words = words(run, sentence.number());
        if (!words.equals(forced)) {
            forced = words;
            read = List.of();
            frames = List.of();
        }
        readFrames(sentence.frames());
        int at = Math.min(here.frame(), frames.size());
        int step = Math.min(here.step(), sentence.steps().size());
        state.set(
                new CanvasState(
                        sentence.number(),
                        frames,
                        at,
                        at > 0 ? frames.get(at - 1) : unseen(sentence),
                        widest(sentence),
                        step == 0 ? 1 : sentence.steps().get(step - 1).level(),
                        sentence.words() != null,
                        true));
    }

    private static Map<Integer, Integer> words(RunSnapshot run, int sentence) {
        var words = new HashMap<Integer, Integer>();
        for (Edit edit : run.recipe().edits()) {
            if (edit instanceof Edit.Word word && word.sentence() == sentence) {
                words.put(word.place(), word.token());
            }
        }
        return words;
    }

    private void readFrames(List<TokenFrame> all) {
        int same = 0;
        while (same < Math.min(all.size(), read.size()) && all.get(same) == read.get(same)) {
            same++;
        }
        if (same == all.size() && same == read.size()) {
            return;
        }
        var list = new ArrayList<>(frames.subList(0, same));
        for (TokenFrame frame : all.subList(same, all.size())) {
            list.add(frame(frame, list.isEmpty() ? null : list.getLast()));
        }
        read = all;
        frames = List.copyOf(list);
    }

    private Frame frame(TokenFrame frame, @Nullable Frame before) {
        var places = new ArrayList<Place>();
        for (int k = 0; k < frame.ids().length; k++) {
            Place old = before == null ? null : before.places().get(k);
            places.add(place(frame, k, old));
        }
        return new Frame(frame.step(), frame.steps(), places);
    }

    /// What was known of a place when it was last open stays known after that.
    private Place place(TokenFrame frame, int k, @Nullable Place before) {
        boolean open = frame.ids()[k] == Tokenizer.MASK;
        int[] alternatives = frame.alternatives()[k];
        float[] chances = frame.chances()[k];
        double entropy = frame.entropy()[k];
        if (alternatives.length == 0 && before != null) {
            alternatives = before.alternatives();
            chances = before.chances();
            entropy = before.entropy();
        }
        String piece = "";
        if (!open) {
            piece = piece(frame.ids()[k]);
        } else if (alternatives.length > 0) {
            piece = piece(alternatives[0]);
        }
        return new Place(
                k,
                piece,
                open,
                forced.containsKey(k),
                frame.confidence()[k],
                entropy,
                frame.settledAt()[k],
                alternatives,
                chances);
    }

    private Frame unseen(SentenceRun sentence) {
        int length = sentence.places();
        var places = new ArrayList<Place>();
        for (int k = 0; k < length; k++) {
            Integer token = forced.get(k);
            places.add(Place.unseen(k, token == null ? "" : piece(token), token != null));
        }
        return new Frame(0, frames.isEmpty() ? 0 : frames.getFirst().steps(), places);
    }

    private List<String> widest(SentenceRun sentence) {
        int length = sentence.places();
        var widest = new ArrayList<String>();
        for (int k = 0; k < length; k++) {
            String longest = "";
            for (Frame frame : frames) {
                if (k < frame.places().size()) {
                    String piece = frame.places().get(k).piece();
                    longest = piece.length() > longest.length() ? piece : longest;
                }
            }
            widest.add(longest);
        }
        return widest;
    }

    private String piece(int token) {
        return TokenText.piece(bench.mind(), token);
    }
}
