package noema.ui.map;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import noema.model.atlas.Atlas;
import noema.ui.run.Cursor;
import noema.ui.run.Mind;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// What is selected and looked at, and what the selection of the workbench means on the map.
final class Chosen {

    /// Stands for no known text.
    static final int NOTHING = -1;

    private final Workbench bench;
    private final Supplier<MapLevel> level;
    private final IntegerProperty looked = new SimpleIntegerProperty(NOTHING);

    /// @param level that the map shows
    Chosen(Workbench bench, Supplier<MapLevel> level) {
        this.bench = bench;
        this.level = level;
    }

    /// Number of the known text that is looked at; [#NOTHING] for none.
    ReadOnlyIntegerProperty lookedProperty() {
        return looked;
    }

    /// Looks at a known text, without a thought of one's own: what is near it is shown.
    ///
    /// @param entry its number; [#NOTHING] for none
    void lookAt(int entry) {
        looked.set(entry);
    }

    /// Selects nothing and looks at nothing.
    void letGo() {
        lookAt(NOTHING);
        bench.selection().clear();
    }

    /// Selects a concept of the story. A paragraph takes the playhead with it, to the end of its last sentence; one of the prompt
    /// to the beginning.
    void choose(Marks.Dot dot) {
        lookAt(NOTHING);
        bench.selection().knownProperty().set(Set.of());
        bench.selection().placesProperty().set(Set.copyOf(dot.places()));
        RunSnapshot run = bench.run().snapshot();
        if (level.get() == MapLevel.SENTENCES || run == null) {
            return;
        }
        if (dot.isPrompt()) {
            bench.playhead().moveTo(Cursor.START);
        } else {
            bench.playhead().jumpTo(dot.places().getLast() - run.prompt().size());
        }
    }

    /// The number of the run's sentence that is selected alone, from 0; -1 when there is none, or when sentences are not shown.
    int sentence() {
        if (level.get() != MapLevel.SENTENCES) {
            return -1;
        }
        RunSnapshot run = bench.run().snapshot();
        int number = run == null ? -1 : only(places()) - run.prompt().size();
        return run != null && number >= 0 && number < run.sentences().size() ? number : -1;
    }

    /// What is looked at: the thought or known text that is pointed at, else what is selected alone, in the story or in the atlas;
    /// null for nothing.
    Neighbourhood.@Nullable Focus focus(Probe.@Nullable Thought pointed, @Nullable Atlas atlas) {
        if (pointed != null && pointed.concept() != null) {
            return new Neighbourhood.Focus("the thought here", pointed.concept());
        }
        RunSnapshot run = bench.run().snapshot();
        Neighbourhood.Focus told =
                run == null || looked.get() >= 0
                        ? null
                        : switch (level.get()) {
                            case SENTENCES -> sentence(run);
                            case PARAGRAPHS -> paragraph(run);
                        };
        if (told != null) {
            return told;
        }
        int entry =
                looked.get() >= 0 ? looked.get() : only(bench.selection().knownProperty().get());
        return atlas != null && entry >= 0 && entry < atlas.size()
                ? new Neighbourhood.Focus(
                        "the selected " + level.get().one(), atlas.entries().get(entry).concept())
                : null;
    }

    private Neighbourhood.@Nullable Focus sentence(RunSnapshot run) {
        int place = only(places());
        float[] concept = place < 0 || place >= run.places() ? null : run.concept(place);
        if (concept == null) {
            return null;
        }
        int number = place - run.prompt().size();
        return new Neighbourhood.Focus(
                number < 0
                        ? "sentence %d of the prompt".formatted(place + 1)
                        : "sentence %d".formatted(number + 1),
                concept);
    }

    /// The paragraph that holds everything selected.
    private Neighbourhood.@Nullable Focus paragraph(RunSnapshot run) {
        if (places().isEmpty()) {
            return null;
        }
        for (ParagraphMarks.Member member : ParagraphMarks.all(run)) {
            float[] concept = member.concept();
            if (concept != null && member.places().containsAll(places())) {
                return new Neighbourhood.Focus(member.name(), concept);
            }
        }
        return null;
    }

    /// What comes before the selected sentence, or the whole story when none is selected alone; nearest first.
    List<Mind.Said> before() {
        RunSnapshot run = bench.run().snapshot();
        if (run == null) {
            return List.of();
        }
        int sentence = sentence();
        return run.before(sentence >= 0 ? run.prompt().size() + sentence : run.places());
    }

    private Set<Integer> places() {
        return bench.selection().placesProperty().get();
    }

    private static int only(Set<Integer> chosen) {
        return chosen.size() == 1 ? chosen.iterator().next() : -1;
    }
}
