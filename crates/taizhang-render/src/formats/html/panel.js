(function () {
  'use strict';
  var panel = document.getElementById('panel');
  var room = document.getElementById('panel-room');
  var opened = null;
  function copy(article) {
    var clone = article.cloneNode(true);
    clone.removeAttribute('id');
    clone.dataset.of = article.id;
    room.appendChild(clone);
  }
  function target(link) {
    return document.getElementById(link.getAttribute('href').slice(1));
  }
  function close() {
    if (!opened) { return; }
    panel.hidden = true;
    opened.classList.remove('on');
    opened.focus();
    opened = null;
  }
  function open(link) {
    var source = target(link);
    if (!source) { return; }
    if (opened) { opened.classList.remove('on'); }
    opened = link;
    link.classList.add('on');
    room.textContent = '';
    copy(source);
    source.querySelectorAll('a.card').forEach(function (record) {
      var card = target(record);
      if (card) { copy(card); }
    });
    panel.hidden = false;
    panel.scrollTop = 0;
    link.scrollIntoView({ block: 'nearest' });
    panel.querySelector('button').focus();
  }
  // A link within the panel leads to the copy of a record beside it, or on to another place of the text.
  function follow(link) {
    var place = target(link);
    var copied = place && room.querySelector('[data-of="' + place.id + '"]');
    if (copied) { copied.scrollIntoView(); } else if (place) { open(place); }
  }
  // A page sent on with #tz_0001 opens at that number.
  function arrive() {
    var link = document.getElementById(location.hash.slice(1));
    if (link && link.matches('a.n')) { open(link); }
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a.n, #panel-room a');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (link.matches('a.n')) { open(link); } else { follow(link); }
    } else if (event.target.closest('#panel button')) {
      close();
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { close(); }
  });
  window.addEventListener('hashchange', arrive);
  arrive();
})();
