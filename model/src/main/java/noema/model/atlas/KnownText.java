package noema.model.atlas;

/// A sentence, or a group of sentences, on its way into an atlas.
///
/// @param text       the words
/// @param concept    S x C numbers
/// @param story      number of its story
/// @param position   in its story, from 0
/// @param tokens     its length
/// @param confidence mean probability of its tokens, 0 to 1
record KnownText(
        String text, float[] concept, int story, int position, int tokens, float confidence) {}
