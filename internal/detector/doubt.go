package detector

// Doubt is how much the whole model doubts the units lo to hi of a sentence, edges not
// counted, together: the sum of log(1+exp(score)).
func (m *Model) Doubt(units []Unit, lo, hi int) (sum float32) {
	var z [16]int32
	for ; lo < hi; lo += len(z) {
		part := z[:min(len(z), hi-lo)]
		m.scoreRange(units, lo, lo+len(part), part)
		for _, v := range part {
			sum += m.softplus(v)
		}
	}
	return sum
}
