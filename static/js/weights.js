// Where there is room for one, a slider moves the number of the page "what if"; the number works without it.
(() => {
  const form = document.querySelector('[data-weights]');
  if (!form || !matchMedia('(min-width: 48em)').matches) return;
  const number = form.elements.urgency;
  const slider = document.createElement('input');
  Object.assign(slider, { type: 'range', min: 0, max: 100, value: number.value, className: 'w-100' });
  slider.setAttribute('aria-labelledby', number.labels[0].id ||= 'weight-label');
  slider.addEventListener('input', () => { number.value = slider.value; });
  slider.addEventListener('change', () => { form.requestSubmit(); });
  number.after(slider);
})();
