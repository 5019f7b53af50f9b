REM Edits of a paper as leaders make them in their office program. Each opens the paper, changes it and saves it anew.

Function Opened(url As String)
  Dim args(0) As New com.sun.star.beans.PropertyValue
  args(0).Name = "Hidden"
  args(0).Value = True
  Opened = StarDesktop.loadComponentFromURL(url, "_blank", 0, args())
End Function

Sub Saved(doc, url As String)
  Dim args(0) As New com.sun.star.beans.PropertyValue
  args(0).Name = "FilterName"
  args(0).Value = "MS Word 2007 XML"
  doc.storeToURL(url, args())
  doc.close(True)
End Sub

Function Found(doc, what As String)
  Dim search
  search = doc.createSearchDescriptor()
  search.SearchString = what
  Found = doc.findFirst(search)
End Function

Sub Replaced(doc, what As String, instead As String)
  Dim place
  place = Found(doc, what)
  place.String = instead
End Sub

Sub Asked(doc, command As String)
  Dim dispatcher
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
End Sub

REM The paragraph in which words stand, as a range.
Function Paragraph(doc, what As String)
  Dim place, cursor
  place = Found(doc, what)
  cursor = place.Text.createTextCursorByRange(place.Start)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  Paragraph = cursor
End Function

Sub Main(paper As String, folder As String)
  Dim doc, place, cursor, other, carried, note

  doc = Opened(paper)
  Saved(doc, folder & "saved.docx")

  doc = Opened(paper)
  Replaced(doc, "全镇接待游客", "全镇共迎来各地游客")
  Replaced(doc, "逐项推进各项任务", "一项一项抓落实")
  Saved(doc, folder & "retyped.docx")

  doc = Opened(paper)
  cursor = Paragraph(doc, "闲置资产盘活见到实效")
  doc.CurrentController.select(cursor)
  carried = doc.CurrentController.getTransferable()
  cursor.String = ""
  place = Paragraph(doc, "集体经济持续增收")
  doc.CurrentController.ViewCursor.gotoRange(place.Start, False)
  doc.CurrentController.insertTransferable(carried)
  Saved(doc, folder & "moved.docx")

  doc = Opened(paper)
  Replaced(doc, "18640", "18600")
  Saved(doc, folder & "changed.docx")

  doc = Opened(paper)
  doc.RecordChanges = True
  Replaced(doc, "1933.7", "1950")
  Replaced(doc, "逐项推进各项任务", "一项一项抓落实")
  Asked(doc, ".uno:AcceptAllTrackedChanges")
  doc.RecordChanges = False
  Saved(doc, folder & "accepted.docx")

  doc = Opened(paper)
  doc.RecordChanges = True
  Replaced(doc, "1933.7", "1950")
  Saved(doc, folder & "tracked.docx")

  doc = Opened(paper)
  cursor = doc.Text.createTextCursor()
  cursor.gotoStart(False)
  cursor.gotoEnd(True)
  doc.CurrentController.select(cursor)
  carried = doc.CurrentController.getTransferable()
  other = Opened("private:factory/swriter")
  other.CurrentController.insertTransferable(carried)
  doc.close(True)
  Saved(other, folder & "pasted.docx")

  doc = Opened(paper)
  place = Paragraph(doc, "乡村旅游加快发展")
  place.String = ""
  Saved(doc, folder & "deleted.docx")

  doc = Opened(paper)
  place = Found(doc, "18640")
  place.CharWeight = com.sun.star.awt.FontWeight.BOLD
  place = Found(doc, "8640万")
  place.CharColor = RGB(200, 0, 0)
  Saved(doc, folder & "coloured.docx")

  doc = Opened(paper)
  place = Found(doc, "现将工作情况总结如下。")
  place.Text.insertString(place.End, "另有重大项目2个、计划投资3300万元。", False)
  Saved(doc, folder & "added.docx")

  doc = Opened(paper)
  place = Found(doc, "累计签约项目")
  place.Text.insertControlCharacter(place.Start, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  Saved(doc, folder & "split.docx")

  doc = Opened(paper)
  Replaced(doc, "合同投资额18640万元", "合同投资额18640万元")
  Saved(doc, folder & "overwritten.docx")

  doc = Opened(paper)
  place = Found(doc, "18640")
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Content = "这个数再核一下"
  place.Text.insertTextContent(place.End, note, False)
  Saved(doc, folder & "commented.docx")
End Sub
