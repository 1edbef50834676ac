package noema.ui.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import noema.model.atlas.Atlas;
import noema.model.concept.Concept;
import noema.ui.run.RunSnapshot;
import noema.ui.run.Workbench;
import org.jspecify.annotations.Nullable;

/// What the selection of the workbench means on the map.
record Chosen(Workbench bench) {

    /// The number of the run's sentence that is selected alone, from 0; -1 when there is none.
    int sentence() {
        RunSnapshot run = bench.run().snapshot();
        int number = run == null ? -1 : only(places()) - run.prompt().size();
        return run != null && number >= 0 && number < run.sentences().size() ? number : -1;
    }

    /// What is looked at: the thought that is pointed at, else the sentence selected alone, in the story or in the atlas; null
    /// for nothing.
    Neighbourhood.@Nullable Focus focus(Probe.@Nullable Thought pointed, @Nullable Atlas atlas) {
        if (pointed != null && pointed.concept() != null) {
            return new Neighbourhood.Focus("the thought here", pointed.concept());
        }
        RunSnapshot run = bench.run().snapshot();
        int place = only(places());
        float[] concept =
                run == null || place < 0 || place >= run.places() ? null : run.concept(place);
        if (run != null && concept != null) {
            int number = place - run.prompt().size();
            return new Neighbourhood.Focus(
                    number < 0
                            ? "sentence %d of the prompt".formatted(place + 1)
                            : "sentence %d".formatted(number + 1),
                    concept);
        }
        int entry = only(bench.selection().knownProperty().get());
        return atlas != null && entry >= 0 && entry < atlas.size()
                ? new Neighbourhood.Focus(
                        "the selected sentence", atlas.entries().get(entry).concept())
                : null;
    }

    /// Concepts before the selected sentence, or of the whole story when none is selected alone; nearest first.
    List<Concept> before() {
        RunSnapshot run = bench.run().snapshot();
        var list = new ArrayList<Concept>();
        if (run != null) {
            int sentence = sentence();
            int end = sentence >= 0 ? run.prompt().size() + sentence : run.places();
            for (int place = end - 1; place >= 0; place--) {
                float[] concept = run.concept(place);
                if (concept != null) {
                    list.add(new Concept(concept));
                }
            }
        }
        return list;
    }

    private Set<Integer> places() {
        return bench.selection().placesProperty().get();
    }

    private static int only(Set<Integer> chosen) {
        return chosen.size() == 1 ? chosen.iterator().next() : -1;
    }
}
